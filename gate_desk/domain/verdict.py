"""The words of a decision: verdicts, reasons in their order, next steps (records.md)."""

from enum import StrEnum


class Verdict(StrEnum):
    """What the guard does with the person in front of him."""

    ADMIT = "admit"
    CHECK = "check"
    REFUSE = "refuse"
    RESCAN = "rescan"


class Direction(StrEnum):
    """Which way somebody passes the gate."""

    IN = "in"
    OUT = "out"

    @property
    def opposite(self) -> "Direction":
        """The other way."""
        return Direction.OUT if self is Direction.IN else Direction.IN


class Reason(StrEnum):
    """Why, in the order of the table of records.md: the most severe first."""

    MISREAD = "misread"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    FORGED = "forged"
    REVOKED = "revoked"
    LOST = "lost"
    WATCH_BLOCK = "watch_block"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    ZONE = "zone"
    OUTSIDE_HOURS = "outside_hours"
    NOT_LISTED = "not_listed"
    STALE = "stale"
    UNSIGNED_NUMBER = "unsigned_number"
    BY_HAND = "by_hand"
    NOT_IN_DIRECTORY = "not_in_directory"
    CLOCK_SUSPECT = "clock_suspect"
    ESCORT = "escort"
    MESSAGE_3 = "message_3"
    WATCH_NOTIFY = "watch_notify"
    MESSAGE_1 = "message_1"
    MESSAGE_2 = "message_2"
    ALREADY_INSIDE = "already_inside"
    ALREADY_OUTSIDE = "already_outside"
    ITEMS_HELD = "items_held"


class NextStep(StrEnum):
    """The one thing to do now; `words` turns it into the bold line of the verdict band."""

    LET_IN = "let_in"
    LET_OUT = "let_out"
    TAKE_BACK = "take_back"
    """A visitor leaves for good: the pass stays here."""
    HAND_BACK = "hand_back"
    """The same, and what was left at the gate is handed back."""
    COMPARE_PHOTO = "compare_photo"
    CALL_ESCORT = "call_escort"
    ANSWER_MESSAGE = "answer_message"
    KEEP_CARD = "keep_card"
    CALL_COMMANDER = "call_commander"
    ASK_ORDER = "ask_order"
    ASK_PAPERS = "ask_papers"
    HOLD_STEADY = "hold_steady"
    SCAN_AGAIN = "scan_again"
    SCAN_BADGE = "scan_badge"
    SCAN_CODE = "scan_code"
    """The number does not say whose card it is; the code printed on it does."""
    SWITCH_READER = "switch_reader"


class ScanKind(StrEnum):
    """What a scanned text turned out to be, by its form alone."""

    SIGNED = "signed"
    NUMBER = "number"
    RFID = "rfid"
    BY_HAND = "by_hand"
    MISREAD = "misread"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    IDENTITY_CARD = "identity_card"
    PERSONAL_ID = "personal_id"
    MRZ = "mrz"
    PLATE = "plate"


LEADER_CAR = "leader_car"
"""Where a line of the gate says what was scanned: nothing was, a leader's car passed."""
VISITOR_PASSED = "visitor"
"""The same for a visitor who was let in, or out without a pass, by hand."""


class Posture(StrEnum):
    """The guard's level of readiness."""

    NORMAL = "normal"
    HEIGHTENED = "heightened"
    EVENT = "event"


class CardState(StrEnum):
    """Where a credential stands, by its issuer's records."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    LOST = "lost"
    RETURNED = "returned"
    REVOKED = "revoked"


class Watch(StrEnum):
    """What a watch list entry asks of the gate."""

    NOTIFY = "notify"
    BLOCK = "block"


class Resolution(StrEnum):
    """What became of a check or a refusal."""

    CONFIRMED = "confirmed"
    REFUSED = "refused"
    ORDERED = "ordered"
    CARD_KEPT = "card_kept"
