"""The one place that names the order of the components: words and names by the model, then our own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.base import TEXT
from nlp.models import Article, ReadError

MODEL = Path(__file__).parent / "model"
COMPONENTS = (
    "zhengtu_policies",
    "zhengtu_organizations",
    "zhengtu_posts",
    "zhengtu_people",
    "zhengtu_dates",
    "zhengtu_meetings",
    "zhengtu_places",
)
# What other pipelines call our labels.
LABELS = {"PER": "PERSON", "NR": "PERSON", "NT": "ORG", "NS": "GPE", "FAC": "LOC"}


def load_pipeline(name_or_path: str | Path | None = None) -> Language:
    """The shipped pipeline, or any spaCy ``zh`` pipeline by name or path, or ``char`` (characters, rules alone), with
    our components after it. Raises :class:`nlp.models.ReadError` where there is no such pipeline."""
    import nlp.components.dates
    import nlp.components.meetings
    import nlp.components.organizations
    import nlp.components.people
    import nlp.components.places
    import nlp.components.policies
    import nlp.components.posts

    if name_or_path == "char":
        pipeline = spacy.blank("zh")
    else:
        import nlp.tokenizer  # noqa: F401  (registers the parts of the shipped pipeline)

        target = MODEL if name_or_path is None else name_or_path
        try:
            pipeline = spacy.load(target)
        except OSError as error:
            raise ReadError(
                str(target), "is no spaCy pipeline", "name an installed zh pipeline or a folder that holds one"
            ) from error
        except (ValueError, ImportError) as error:
            reason = str(error).splitlines()[0]
            raise ReadError(str(target), f"cannot be loaded: {reason}", "install what it needs") from error
    if pipeline.lang != "zh":
        raise ReadError(str(name_or_path), f"is a pipeline for {pipeline.lang!r}", "name one for zh")
    for component in COMPONENTS:
        pipeline.add_pipe(component)
    return pipeline


def version_of(pipeline: Language) -> str:
    """Name and version of a pipeline, for the graph's provenance."""
    return f"{pipeline.lang}_{pipeline.meta.get('name', 'pipeline')} {pipeline.meta.get('version', '0')}"


def annotate(pipeline: Language, articles: Sequence[Article], date: str | None = None) -> list[Doc]:
    """One doc an article, with the mentions that the components found in ``doc.user_data``."""
    texts = [a.text for a in articles]
    own = {n for n in pipeline.pipe_names if n in COMPONENTS}
    docs = list(pipeline.pipe(texts, disable=sorted(own))) if own else list(pipeline.pipe(texts))
    for article, doc in zip(articles, docs, strict=True):
        _map_labels(doc)
        doc.user_data[TEXT] = article.text
        doc.user_data["zhengtu.document"] = texts
        doc.user_data["zhengtu.body_start"] = article.body_start
        doc.user_data["zhengtu.date"] = date or ""
        doc.user_data["zhengtu.authors"] = _authors(article)
    for name in COMPONENTS:
        component = pipeline.get_pipe(name)
        docs = [component(doc) for doc in docs]
    return docs


def _map_labels(doc: Doc) -> None:
    if any(e.label_ in LABELS for e in doc.ents):
        from spacy.tokens import Span

        doc.ents = tuple(Span(doc, e.start, e.end, label=LABELS.get(e.label_, e.label_)) for e in doc.ents)


def _authors(article: Article) -> list[list[int]]:
    """Where the authors' names stand in the clean text."""
    if not article.authors:
        return []
    at = {given: clean for clean, given in reversed(list(enumerate(article.offsets)))}
    found = []
    for author in article.authors:
        start, last = at.get(author.span[0]), at.get(author.span[1] - 1)
        if start is not None and last is not None and last >= start:
            found.append([start, last + 1])
    return found
