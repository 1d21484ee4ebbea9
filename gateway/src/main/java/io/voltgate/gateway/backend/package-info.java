/**
 * The backend's plane: HTTP in front of the rows, the orders and the journal's stream.
 *
 * <p>All paths but health and metrics need an API key, as {@code Authorization: Bearer KEY} or {@code X-API-Key: KEY}.
 * JSON throughout: names in camelCase, times RFC 3339 in UTC with milliseconds, energy in kilowatt-hours and money in
 * the currency's unit as exact decimals; what is not known is left out.
 *
 * <ul>
 *   <li>Lists: {@code GET /api/v1/stations}, {@code /sessions}, {@code /payments}, {@code /status-log}, answered with
 *       {@code {"items": [...], "next": "..."}}, newest first. {@code limit} 1 to 500 (50 by default), {@code cursor}
 *       the "next" of the page before, {@code from} (included) and {@code to} (excluded) as RFC 3339, {@code station}
 *       an identity, {@code status}. Any other parameter is refused.
 *   <li>Items: {@code GET /api/v1/stations/{identity}}, {@code /sessions/{id}} with bill, payment, restatements and last
 *       readings, {@code /commands/{id}}, which waits for the rows to catch up with a command that was just taken.
 *   <li>Why a bill is what it is: {@code GET /api/v1/sessions/{id}/explain}: start and end (as sent, corrected, received),
 *       how well the energy is known, what is remarkable, readings used and refused, tariff, every version of the bill, steps
 *       of the payment, each with the message and the place in the journal that it is known from. With {@code Accept:
 *       text/html} or {@code format=html} a page that stands by itself, for people ({@code format=json} for JSON whatever is
 *       accepted). Of many readings and facts the first and the last are shown, with their count.
 *   <li>What a station has said: {@code GET /api/v1/stations/{identity}/} followed by {@code variables} (narrowed by
 *       {@code component}, {@code variable}, {@code evse}), {@code monitors}, {@code display-messages}, {@code
 *       reported-profiles}, {@code charging-limits}, {@code der-controls}, {@code event-streams}, {@code
 *       event-stream-values} ({@code stream}), {@code customer-information}, {@code reports} ({@code kind}, {@code
 *       state}: whether reports in parts are whole), {@code device-events}, {@code security-events}, {@code firmware},
 *       {@code logs}, {@code data-transfers}, {@code notices} ({@code kind}, {@code evse}: all of the log). Pages like
 *       the lists above; the order is that of first receipt.
 *   <li>What can be ordered: {@code GET /api/v1/command-types}, by kind with fields, an example and the message in each
 *       version; {@code GET /api/v1/stations/{identity}/commands} lists what was, {@code status} is its state.
 *   <li>Waiting: {@code wait=30s} (1 to 60 seconds) on an order holds the request until the station answered or the order
 *       ended: 200 with state, accepted, status, result and detail. 202 with the state when the time is over, or when more
 *       requests wait than there are places and this one has waited for longest.
 *   <li>Orders: {@code POST /api/v1/stations/{identity}/commands?lifetime=PT5M} (1 second to 7 days, also as whole
 *       seconds) with the header {@code Idempotency-Key} (1 to 128 visible ASCII characters) and a {@link
 *       io.voltgate.domain.Command} as body; 202 with {@code {"id", "state"}} and Location once it is durable. The same
 *       key with the same order is the same command.
 *   <li>Stream: {@code GET /api/v1/events}, server-sent events whose data is a CloudEvent 1.0. {@code Last-Event-ID} or
 *       {@code after} go on after that fact, {@code from} is now or oldest; {@code station} and {@code type} narrow,
 *       and may be repeated.
 *   <li>Operator: {@code PUT /api/v1/stations/{identity}} ({@link io.voltgate.gateway.backend.StationRegistration}),
 *       {@code PUT /api/v1/tokens/{token}} ({@link io.voltgate.gateway.backend.TokenRegistration}),
 *       {@code PUT /api/v1/tokens/{token}/favorites/{identity}} with {@code {"alias": "Home"}} or {@code {}}; what is
 *       left out of a station stays as it is. {@code PUT /api/v1/stations/{identity}/password} with {@code {"password":
 *       "..."}} (16 to 40 characters) lays a new password beside the old one and orders the station to take it; 202 as for
 *       orders. Both are good until the station has come with the new one; it is dropped where the station refuses it.
 *   <li>Many stations at once: {@code POST /api/v1/stations/batch} with a line of JSON for each ({@code application/x-ndjson}) or an
 *       array of them ({@code application/json}), each what {@code PUT} takes with its {@code identity}; at most 1,000 and 1 MiB.
 *       What can be entered is, in one transaction: answered with {@code created}, {@code changed}, {@code refused} and {@code
 *       problems}, of each that was refused {@code item} (its line, or place in the array, from 1), {@code identity} and {@code
 *       problem}; 200 where none was, else 207. An identity that comes twice is refused the second time; the same request again
 *       changes nothing. Two are carried out at a time, others wait, 10 seconds at the most, then 503.
 *   <li>Wishes: {@code PUT /api/v1/stations/{identity}/local-list} with {@code {"mode": "all"}}, {@code "off"}, or
 *       {@code "groups"} with {@code "groups": [{"group": "fleet"}]}; {@code POST .../local-list/sync}; {@code PUT
 *       .../configuration} with {@code {"variables": [{"component": "", "variable": "HeartbeatInterval", "value": "60"}]}}
 *       (at most 64, in place of what was wanted before; without a component it is a key of OCPP 1.6); {@code POST
 *       .../charging-profiles/check} with {@code {"evse": 1, "duration": 86400}}. 202 once the wish is durable; what became
 *       of it is read by {@code GET .../local-list}, {@code .../configuration} (UNKNOWN, IN_STEP, SENT, DRIFTED, REJECTED,
 *       REBOOT_REQUIRED), {@code .../charging-profiles}. {@code GET .../reservations} has the newest of each number.
 *   <li>Tariffs: {@code PUT /api/v1/tariffs/{id}} (id of 1 to 36 characters) with {@code currency} (ISO 4217), {@code zone}, {@code
 *       description} (list of {@code language}, {@code text}), {@code elements}, {@code steps}, {@code minimum}, {@code maximum},
 *       {@code taxes} (list of {@code name}, {@code percent}, {@code stack}: 0 on the net price, 1 on top of all of 0), {@code
 *       taxIncluded} (true where it is absent) and {@code validFrom} (now). An element has a {@code component} (ENERGY per kWh,
 *       CHARGING_TIME, IDLE_TIME and RESERVATION_TIME per hour, FLAT and RESERVATION_FLAT once), a {@code price} with at most six
 *       fraction digits, and {@code when}: {@code from} and {@code until} (time of day, may run over midnight), {@code days}, {@code
 *       validFrom} (first day) and {@code validTo} (the day after the last), and {@code energy} (Wh so far), {@code power} (W), {@code
 *       duration}, {@code charging} and {@code idle} (seconds so far), each as {@code {"from": 0, "below": 1}}. A step is {@code
 *       component} and {@code size} in Wh or seconds. A change is a new version, the same again is none. {@code GET} gives the newest,
 *       or {@code version}; {@code GET /api/v1/tariffs} the newest of each. {@code POST .../rate} takes {@code start}, {@code end},
 *       {@code readings} (list of {@code at}, {@code kwh} since the start), {@code activities} (list of {@code at}, {@code activity}:
 *       CHARGING, IDLE, PAUSED, UNKNOWN) and {@code reservation} ({@code from}, {@code to}), and answers the cost with its lines.
 *   <li>Drivers' money: {@code PUT}, {@code GET /api/v1/tokens/{token}/credit} with {@code paidIn} (0 to 1,000,000, six fraction digits)
 *       and {@code currency}; answered with {@code since} and {@code left}. {@code PUT /api/v1/stations/{identity}/web-payment} with
 *       {@code secret} (8 to 255 characters, never shown again), {@code validitySeconds} (1 to 3600), {@code length} (6 to 255);
 *       {@code GET /api/v1/web-payments/verify?station=&totp=&version=v1} is answered with {@code valid} and {@code window} (PREVIOUS,
 *       CURRENT, NEXT). {@code GET /api/v1/stations/{identity}/native-tariff}: {@code tariff}, {@code status}, {@code detail}.
 *   <li>{@code PUT}, {@code GET}, {@code DELETE /api/v1/tariff-assignments/{id}}: {@code tariff}, {@code scope} with what it names (USER
 *       {@code user}, an email; GROUP {@code group}; CONNECTOR {@code station}, {@code evse}, {@code connector}; STATION {@code
 *       station}; OPERATOR {@code operator}), {@code validFrom} (now), {@code validTo} (no end). What an id stood for before its new
 *       beginning still counts for sessions of that time.
 *   <li>Stuck sessions: {@code GET /api/v1/stuck-sessions}, a list like the others of the running sessions that something
 *       speaks against, with evidence (what, since when, with which frame), what the station answered last and what would be
 *       done when; {@code status} is ASK, CLOSE or REPORT. Nothing is changed by reading. {@code POST
 *       .../stuck-sessions/{id}/resolve} with an {@code Idempotency-Key} and {@code {}} or {@code {"reason": "..."}} closes
 *       the session now, with its last register; 409 where nothing speaks against it, unless {@code {"force": true,
 *       "reason": "..."}}. The real stop puts it right at any time later.
 *   <li>Signed meter values: {@code PUT /api/v1/stations/{identity}/meter-keys} with {@code {"key": "3059...", "curve":
 *       "secp256r1", "evse": 1, "connector": 1, "source": "type plate"}} registers a public key of a meter (X.509
 *       SubjectPublicKeyInfo or point, in hexadecimal digits, Base64 or PEM; the curve only where a compressed point doesn't
 *       tell it; without a place for all of the station; at most 64), {@code GET} lists them, {@code DELETE
 *       .../meter-keys/{fingerprint}} takes one away. The last readings of a session tell {@code signature} (VALID, INVALID,
 *       UNVERIFIED), {@code signatureReason} and {@code signedReadings}, whose registers are in microwatt-hours.
 *   <li>Fleet: {@code GET /api/v1/deviations} (what stations do otherwise than the standard says, by vendor, model and
 *       firmware, with count, first and last time, the station that did it last and its frame; {@code vendor}, {@code model},
 *       {@code deviation}, {@code station} narrow; at most 1,000, the last seen first; a crash loses at most 10 s of
 *       counts), {@code GET /api/v1/station-models} (how models differ, with the source of each entry).
 *   <li>Payments: {@code GET /api/v1/payments/{id}} with {@code standing} (OPEN, HELD, SETTLED, RETRYING, DUNNING, WAIVED), {@code steps}
 *       and {@code stuck} (a request that its provider has not answered: since, tries, why); {@code /payments/waiting} those that were
 *       refused, and all that are stuck, at most 500; {@code POST .../retry} and {@code .../write-off} with {@code {"note": "..."}}, 202
 *       once durable, 422 where nothing is owed or a request is under way; {@code POST /api/v1/payments/reconcile} compares books now,
 *       {@code GET /payments/differences} has what was found (ORPHANED_HOLD, UNKNOWN_CHARGE, AMOUNT_DIFFERS). {@code PUT
 *       /api/v1/users/{id}/payment-method} with {@code {"reference": "pm_1", "customer": "cus_1"}}. {@code POST
 *       /api/v1/webhooks/stripe} needs no key but Stripe's signature: 204, 400 where that does not fit, 404 without a secret.
 *   <li>Open: {@code GET /health/live}, {@code /health/ready} (200 or 503 with reasons), {@code /metrics}.
 * </ul>
 *
 * <p>Errors are {@code application/problem+json} (RFC 9457) with type, title, status, detail, instance, and the field
 * that is to blame: 400 what can't be read, 401 no good key, 404, 405 with Allow, 409 a key used for another order, 410
 * a position that is no longer kept, 413 more than 1 MiB, 415, 422 a field that can't be, 429 the station's queue is
 * full, 500 a defect of ours, 503 with Retry-After.
 */
@NullMarked
package io.voltgate.gateway.backend;

import org.jspecify.annotations.NullMarked;
