"""A keyed hash of a scanned text: tells that two were the same, never what they were."""

import hmac
from hashlib import sha256

_PURPOSE = b"gatedesk/scan-text/v1\0"


def text_mac(store_key: bytes, untrusted_text: str) -> str:
    """HMAC-SHA256 under a key derived from the store's, the first 16 bytes in hexadecimal."""
    key = sha256(_PURPOSE + store_key).digest()
    text = untrusted_text.encode("utf-8", errors="surrogatepass")
    return hmac.digest(key, text, "sha256")[:16].hex()
