-- Written once, before the demo story is told: interrupted, it goes on from the same day.
CREATE TABLE standalone.demo_story (
    the_one boolean PRIMARY KEY DEFAULT true CHECK (the_one),
    today date NOT NULL,
    told boolean NOT NULL DEFAULT false
);
