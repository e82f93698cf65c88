"""What a profile calls things: the keys and values of its records, and the words of our sentences.

Records, rules and drafts know one set of words, a municipality's. A profile with words of its own has a file
``data/<profil>.toml`` that gives them, word for word, with the thresholds and leading roles that it has by default.
They are exchanged where a file is read or written and where a sentence is told, so there is one model and one set of
rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from styring.diagnostics import Finding, YamlPath
from styring.records.base import Model
from styring.records.vocabulary import AgencyForm, Party, Profile, Role
from styring.records.walk import held_at, keys_at

T = TypeVar("T")

_DATA = Path(__file__).parents[1] / "data"

_VOCABULARIES: Mapping[str, type[StrEnum]] = {"rolle": Role, "part": Party, "form": AgencyForm}
_QUOTATION = re.compile(r"(«[^»]*»)")


class Foreign(NamedTuple):
    """A key or a value of another profile that a record uses.

    Attributes:
        path: where it stands in the file.
        meant: the path in common words; of the key that should have been there, where it is a key.
        written: the word.
        own: what this profile has in its place; empty if it has no such thing.
        vocabulary: the closed list of a value; ``None`` for a key.
    """

    path: YamlPath
    meant: YamlPath
    written: str
    own: str
    vocabulary: type[StrEnum] | None


@dataclass(frozen=True, eq=False)
class Terms:
    """The words of a profile. Those of a municipality are the ones that everything else is written in.

    Attributes:
        keys: own key by common key.
        values: per closed list the own word by common value; empty for a value that the profile does not have.
        phrases: own words in a sentence by common ones.
        leaders: roles that steer the agencies on behalf of the political leadership (guide ES-3, OP-3, UF-6).
        limits: the thresholds that are other than a municipality's by default, by key.
    """

    profile: Profile = Profile.KOMMUNE
    keys: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[type[StrEnum], Mapping[str, str]] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    leaders: frozenset[Role] = frozenset({Role.KOMMUNALDIREKTOR})
    limits: Mapping[str, object] = field(default_factory=dict)

    def key(self, common: str) -> str:
        """A key as the profile writes it."""
        return self.keys.get(common, common)

    def word(self, value: StrEnum) -> str:
        """A value of a closed list as the profile writes it."""
        return self.values.get(type(value), {}).get(value.value, value.value)

    def choices(self, vocabulary: Iterable[StrEnum]) -> tuple[str, ...]:
        """The values of a closed list that the profile has, as it writes them."""
        return tuple(word for value in vocabulary if (word := self.word(value)))

    def path(self, model: type[Model], path: YamlPath) -> YamlPath:
        """Where something stands in the file of such a record, by the profile's own keys."""
        written: list[str | int] = []
        for step in path:
            if isinstance(step, int):
                written.append(step)
                continue
            written.append(self.key(step) if step in keys_at(model, ()) else step)
            model = held_at(model, step)[0] or model
        return tuple(written)

    def read(self, model: type[Model], data: object) -> tuple[object, tuple[Foreign, ...]]:
        """The data of such a record in common words, and the words of another profile that it uses."""
        if self.profile is Profile.KOMMUNE:
            return data, ()
        foreign: list[Foreign] = []
        return self._read(model, None, data, (), foreign), tuple(foreign)

    def _read(
        self,
        model: type[Model] | None,
        vocabulary: type[StrEnum] | None,
        data: object,
        path: YamlPath,
        foreign: list[Foreign],
    ) -> object:
        if isinstance(data, list):
            return [self._read(model, vocabulary, member, (*path, i), foreign) for i, member in enumerate(data)]
        if isinstance(data, str) and vocabulary:
            own_words = self.values.get(vocabulary, {})
            if data in own_words:
                foreign.append(Foreign(path, self._common_path(path), data, own_words[data], vocabulary))
            return self._common_values.get((vocabulary, data), data)
        if not isinstance(data, dict) or model is None:
            return data
        known = keys_at(model, ())
        common_data: dict[object, object] = {}
        for key, value in data.items():
            common = self._common_keys.get(key, key)
            if key in self.keys and key in known:
                foreign.append(Foreign((*path, key), self._common_path((*path, key)), key, self.keys[key], None))
            elif common in known:
                common_data[common] = self._read(*held_at(model, common), value, (*path, key), foreign)
            else:
                common_data[key] = value
        return common_data

    def _common_path(self, path: YamlPath) -> YamlPath:
        return tuple(self._common_keys.get(step, step) for step in path)

    def write(self, model: type[Model], data: Mapping[str, T]) -> dict[str, T]:
        """The data of such a record as the profile writes it."""
        return {self.key(key): self._write(*held_at(model, key), value) for key, value in data.items()}

    def _write(self, model: type[Model] | None, vocabulary: type[StrEnum] | None, data: Any) -> Any:
        if isinstance(data, list):
            return [self._write(model, vocabulary, member) for member in data]
        if isinstance(data, dict):
            return self.write(model, data) if model else data
        return self.values.get(vocabulary, {}).get(data, data) if vocabulary and isinstance(data, str) else data

    def told(self, finding: Finding, model: type[Model] | None) -> Finding:
        """What a rule found, in the profile's words; ``model`` is that of the record, if there is one."""
        return finding._replace(
            path=self.path(model, finding.path) if model else finding.path,
            message=self.sentence(finding.message),
            remedy=finding.remedy and self.sentence(finding.remedy),
            task=finding.task and self.sentence(finding.task),
            owner=finding.owner and self.sentence(finding.owner),
        )

    def sentence(self, text: str) -> str:
        """A sentence in the profile's words. What it quotes from a record («…») stays, unless it is a value's name."""
        if self._pattern is None:
            return text
        return "".join(
            f"«{self._own_values.get(part[1:-1], part[1:-1])}»" if part.startswith("«") else self.text(part)
            for part in _QUOTATION.split(text)
        )

    def text(self, text: str) -> str:
        """A text of our own, which quotes nothing from a record, in the profile's words."""
        return self._pattern.sub(self._exchanged, text) if self._pattern else text

    def _exchanged(self, match: re.Match[str]) -> str:
        found = match[0]
        own = self._own_words[found.lower()]
        return own[:1].upper() + own[1:] if found[0].isupper() else own

    @cached_property
    def _common_keys(self) -> Mapping[object, str]:
        return {own: common for common, own in self.keys.items()}

    @cached_property
    def _common_values(self) -> Mapping[tuple[type[StrEnum], str], str]:
        return {(each, own): common for each, words in self.values.items() for common, own in words.items() if own}

    @cached_property
    def _own_values(self) -> Mapping[str, str]:
        return {common: own for words in self.values.values() for common, own in words.items() if own}

    @cached_property
    def _own_words(self) -> Mapping[str, str]:
        return {**self._own_values, **self.keys, **{common.lower(): own for common, own in self.phrases.items()}}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self._own_words:
            return None
        longest_first = sorted(self._own_words, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


MUNICIPAL = Terms()
"""The common words."""


@lru_cache(maxsize=len(Profile))
def terms_of(profile: Profile) -> Terms:
    """The words of a profile."""
    if profile is Profile.KOMMUNE:
        return MUNICIPAL
    import tomllib

    data = tomllib.loads((_DATA / f"{profile}.toml").read_text(encoding="utf-8"))
    values = {_VOCABULARIES[name]: words for name, words in data["verdier"].items()}
    common_roles = {own: Role(common) for common, own in values[Role].items()}
    return Terms(
        profile=profile,
        keys=data["nøkler"],
        values=values,
        phrases=data["tekst"],
        leaders=frozenset(common_roles[own] for own in data["styring"]["ledere"]),
        limits=data["terskler"],
    )
