"""What O*NET knows, where a profile says nothing: tasks as duties and to tick, skills as qualities, names and tools."""

from __future__ import annotations

from brochure.compose.context import Context
from brochure.compose.essentials.model import Duty, Essentials, Quality, Topic
from brochure.compose.essentials.verbs import lead
from brochure.compose.interests import skills
from brochure.compose.onet import quoted, quoted_lang, release
from brochure.compose.tasks import facts, told


def completed(made: Essentials, context: Context) -> Essentials:
    """``made`` with what it lacks; what the profile says itself is unchanged."""
    lang = quoted_lang(context)
    if not made.duties and (known := told(context)).duties:
        has_leads, number = quoted(context).is_english, release(context.profile)
        phrases = [task.rstrip(".") for task in known.duties]
        made = made._replace(
            duties=tuple([Duty(phrase, lead(phrase) if has_leads else "", (), lang) for phrase in phrases]),
            duties_source=context.locale.say("onet.worded", release=number) if number else "",
            self_check=made.self_check or tuple([Quality(task.rstrip("."), "", lang) for task in known.ticks]),
        )
    if not made.qualities:
        made = made._replace(
            qualities=tuple([Quality(one.name.text, one.meaning, one.name.lang) for one in skills(context)])
        )
    return made._replace(facts=tuple([Topic(label, (text,)) for label, text in facts(context)]))
