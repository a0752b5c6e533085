"""What the bench of the search types."""

from gate_desk.app.bench.search_bench import keystrokes


def test_names_are_typed_letter_by_letter_without_accents() -> None:
    typed = list(keystrokes(1_000))
    assert len(typed[0]) == 1
    assert all(text.isascii() and text == text.lower() for text in typed)
    assert all(len(text) == 1 or text[:-1] in typed for text in typed)
    assert any("x" in text for text in typed)
