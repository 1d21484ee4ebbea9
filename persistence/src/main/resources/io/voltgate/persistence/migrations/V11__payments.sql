-- What was asked of the payment provider, step by step; a request without an answer is asked again until it has one.
CREATE TABLE ocpp.payment_steps (
    payment_id   uuid NOT NULL,
    number       integer NOT NULL,
    step         text NOT NULL CHECK (step IN ('AUTHORIZE', 'CAPTURE', 'CHARGE', 'RELEASE', 'REFUND')),
    amount       numeric NOT NULL CHECK (amount >= 0),
    key          text NOT NULL,
    state        text NOT NULL CHECK (state IN ('REQUESTED', 'DONE', 'DECLINED')),
    code         text,
    external_id  text,
    requested_at timestamptz NOT NULL,
    answered_at  timestamptz,
    PRIMARY KEY (payment_id, number)
);
CREATE INDEX payment_steps_open ON ocpp.payment_steps (requested_at) WHERE state = 'REQUESTED';

-- Where a payment stands beyond the words of payments.status; detail is the provider's code, or an operator's note.
CREATE TABLE ocpp.payment_standings (
    payment_id uuid PRIMARY KEY,
    state      text NOT NULL CHECK (state IN ('OPEN', 'HELD', 'SETTLED', 'RETRYING', 'DUNNING', 'WAIVED')),
    amount     numeric NOT NULL DEFAULT 0,
    refusals   integer NOT NULL DEFAULT 0,
    next_at    timestamptz,
    detail     text,
    changed_at timestamptz NOT NULL
);
CREATE INDEX payment_standings_waiting ON ocpp.payment_standings (changed_at) WHERE state IN ('RETRYING', 'DUNNING');

-- What a user pays with, by the provider's names for it; no card numbers.
CREATE TABLE ocpp.payment_methods (
    user_id    uuid NOT NULL REFERENCES users (id),
    provider   text NOT NULL,
    reference  text NOT NULL,
    customer   text,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, provider)
);

-- Differences between the provider's books and ours, and what was done about them.
CREATE TABLE ocpp.payment_differences (
    external_id text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('ORPHANED_HOLD', 'UNKNOWN_CHARGE', 'AMOUNT_DIFFERS')),
    payment_id  uuid,
    session_id  uuid,
    ours        numeric,
    theirs      numeric NOT NULL,
    currency    text NOT NULL,
    action      text NOT NULL,
    found_at    timestamptz NOT NULL,
    seen_at     timestamptz NOT NULL,
    mended_at   timestamptz,
    PRIMARY KEY (external_id, kind)
);
