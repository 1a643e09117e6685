"""Item models over values that actions return; none of them asks the store."""
