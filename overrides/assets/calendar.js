// Kept sessions, turned into one calendar file (RFC 5545) that agrees with the calendars of the site.
const OCTETS = 75; // §3.1: without the line break
const MARKS = { 取消: "【已取消】", 满额: "【满额】", 改期: "【改期】" };
// Asia/Shanghai has kept +08:00 since 1991.
const ZONE = ["BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19920101T000000", "TZOFFSETFROM:+0800",
  "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE"];

const octets = (sign) => new TextEncoder().encode(sign).length;

export const fold = (line) => {
  let folded = "", length = 0;
  for (const sign of line) {
    if (length + octets(sign) > OCTETS) {
      folded += "\r\n ";
      length = 1;
    }
    folded += sign;
    length += octets(sign);
  }
  return folded;
};

// §3.3.11; other control characters have no place in a calendar.
export const escape = (text) => text.replace(/\r\n?|\n/g, "\n").replace(/[\0-\x09\x0b-\x1f\x7f]/g, " ")
  .replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");

export const isWhole = (moment) => moment.length === 10;
const digits = (text) => text.replace(/[-:]/g, "");
const dayAfter = (day) => new Date(Date.parse(day) + 864e5).toISOString().slice(0, 10);

const when = (name, moment) => isWhole(moment)
  ? `${name};VALUE=DATE:${digits(moment)}`
  : `${name};TZID=Asia/Shanghai:${digits(moment.slice(0, 19))}`;

// A new date that nobody knows yet is no firm plan; what has one starts at another time than at first.
const status = ({ state, start, was, known }) => {
  if (state === "取消") return "CANCELLED";
  return state === "计划" || (state === "改期" && (was ?? known ?? start) === start) ? "TENTATIVE" : "CONFIRMED";
};

const event = (one, tag, stamp) => [
  "BEGIN:VEVENT",
  `UID:${escape(one.id)}@${tag}`,
  `DTSTAMP:${stamp}`,
  when("DTSTART", one.start),
  when("DTEND", isWhole(one.end) ? dayAfter(one.end) : one.end), // §3.6.1: the first day that is free again
  ...(one.known ? [when("RECURRENCE-ID", one.known)] : []),
  `SUMMARY:${escape((MARKS[one.state] ?? "") + one.title)}`,
  ...(one.place ? [`LOCATION:${escape(one.place)}`] : []),
  `STATUS:${status(one)}`,
  `URL:${one.url}`,
  "END:VEVENT",
];

export const calendar = (sessions, { tag, name, now = new Date() }) => {
  const stamp = `${digits(now.toISOString().slice(0, 19))}Z`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//yuhua//family education//ZH-CN", `X-WR-CALNAME:${escape(name)}`,
    ...ZONE, ...sessions.flatMap((one) => event(one, tag, stamp)), "END:VCALENDAR"];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
};
