-- Nothing stands here. Whoever answers holds a lock on it, and whoever has another generation read takes it alone.
CREATE TABLE switching ();
