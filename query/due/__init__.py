"""Questions about due dates: what is past its date, and every date that was ever printed for an item."""
