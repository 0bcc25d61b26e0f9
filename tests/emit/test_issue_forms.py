"""The forms that GitHub shows are those that the code asks and understands."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from samples import ROOT, WORDS
from yuhua.emit.forms import ACTIVITY, FORMS, Form
from yuhua.emit.issue_forms import FOLDER, issue_forms
from yuhua.importers.columns import field_of

TEXTS = issue_forms(WORDS)
LOADED: dict[str, dict[str, Any]] = {
    path.rpartition("/")[2].removesuffix(".yml"): yaml.safe_load(text)
    for path, text in TEXTS.items()
}


def each(form: Form, kind: str = "") -> list[dict[str, Any]]:
    return [one for one in LOADED[form.name]["body"] if not kind or one["type"] == kind]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_has_what_github_wants(form: Form) -> None:
    found = LOADED[form.name]

    assert found["name"] == form.title
    assert found["description"]
    questions = [one for one in found["body"] if one["type"] != "markdown"]
    assert [one["id"] for one in questions] == [one.key for one in form.questions]
    labels = [one["attributes"]["label"] for one in questions]
    assert len(set(labels)) == len(labels)
    for one in questions:
        options = one["attributes"].get("options", ["only for choices"])
        assert options, one["id"]
        names = [option["label"] if isinstance(option, dict) else option for option in options]
        assert len(set(names)) == len(names)
        assert "None" not in names
        assert not [name for name in names if one["attributes"].get("multiple") and "," in name]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_reminds_of_privacy_first_and_last(form: Form) -> None:
    first, last = each(form)[0], each(form)[-1]

    assert first["type"] == "markdown"
    for word in ("不要写", "电话", "身份证", "孩子的全名", "打 110"):
        assert word in first["attributes"]["value"], word
    if form.name != "3-baocuo":
        assert form.drafts
    assert last["type"] == "checkboxes"
    assert all(one["required"] for one in last["attributes"]["options"])


def test_stories_ask_for_consent_and_made_up_names() -> None:
    text = TEXTS[f"{FOLDER}/2-gushi.yml"]

    assert "书面同意书" in text
    assert "默认用化名" in text
    assert "故事里的人都同意我写" in text


def test_questions_about_an_activity_are_columns_of_a_timetable() -> None:
    asked = {one.key: one.label for one in ACTIVITY.questions if one.key != "promise"}

    assert {key: field_of(label) for key, label in asked.items()} == {key: key for key in asked}


def test_choices_are_the_words_of_the_vocabulary() -> None:
    choices = {one["id"]: one["attributes"]["options"] for one in each(ACTIVITY, "dropdown")}

    assert choices["programme"] == ["大讲堂", "读书会", "说不准"]
    assert choices["ages"] == ["6到12岁", "成年人"]


def test_words_are_quoted() -> None:
    hostile = WORDS.model_copy(
        update={
            "programmes": tuple(
                term.model_copy(update={"name": 'a: "b" # c\\'}) for term in WORDS.programmes[:1]
            )
        }
    )
    found = yaml.safe_load(issue_forms(hostile)[f"{FOLDER}/1-huodong.yml"])

    (programme,) = [one for one in found["body"] if one.get("id") == "programme"]
    assert programme["attributes"]["options"] == ['a: "b" # c\\', "说不准"]


def test_nobody_writes_without_a_form() -> None:
    config = yaml.safe_load((ROOT / FOLDER / "config.yml").read_text(encoding="utf-8"))

    assert config == {"blank_issues_enabled": False}
