// Calendars ({name: text} on stdin), expanded by ical.js: {name: [[uid, planned, start, end, cancelled, title], …]}.
import ICAL from "ical.js";

const MOST = 1000;

const shown = (time) => {
  if (time.isDate) return time.toString();
  if (time.zone.tzid !== "Asia/Shanghai") throw new Error(`not in our time zone: ${time} ${time.zone.tzid}`);
  return `${time}+08:00`;
};

const session = (event, planned, start, end) => [
  event.uid,
  shown(planned),
  shown(start),
  shown(end),
  event.component.getFirstPropertyValue("status") === "CANCELLED",
  event.summary,
];

// Yields every session of a master event; overrides are related to it by ical.js itself.
function* sessions(event) {
  if (!event.isRecurring()) {
    yield session(event, event.startDate, event.startDate, event.endDate);
    return;
  }
  const iterator = event.iterator();
  for (let step = 0; step < MOST; step++) {
    const next = iterator.next();
    if (!next) return;
    const found = event.getOccurrenceDetails(next);
    yield session(found.item, next, found.startDate, found.endDate);
  }
  throw new Error(`${event.uid} has no end`);
}

const expand = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent");
  const isPart = (event) => event.hasProperty("recurrence-id");
  const id = (event) => event.getFirstPropertyValue("uid");
  return events.filter((event) => !isPart(event)).flatMap((master) => {
    const exceptions = events.filter((event) => isPart(event) && id(event) === id(master));
    return [...sessions(new ICAL.Event(master, { exceptions, strictExceptions: true }))];
  });
};

let input = "";
for await (const piece of process.stdin.setEncoding("utf8")) input += piece;
const found = Object.entries(JSON.parse(input)).map(([name, text]) => [name, expand(text)]);
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
