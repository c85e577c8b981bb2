"""Sign-off, the outbox and the channels by which an edition reaches its recipients."""
