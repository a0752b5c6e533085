"""Text from outside made fit to be painted on one line."""

from gate_desk.domain.plain_line import plain_line


def one_line(untrusted_text: str) -> str:
    """Without line breaks, control and direction marks, which could hide or reorder words."""
    return plain_line(untrusted_text)
