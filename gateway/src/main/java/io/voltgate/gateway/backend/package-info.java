/**
 * The backend's plane: HTTP in front of the rows, the orders and the journal's stream.
 *
 * <p>All paths but health and metrics need an API key, as {@code Authorization: Bearer KEY} or {@code X-API-Key: KEY}. JSON throughout:
 * names in camelCase, times RFC 3339 in UTC with milliseconds, energy in kilowatt-hours and money in the currency's unit as exact decimals;
 * what is not known is left out. Lists are {@code {"items": [...], "next": "..."}}, newest first; {@code ?limit=1..500} (50 by default),
 * {@code ?cursor=} the "next" of the page before, {@code ?from=} (included) and {@code ?to=} (excluded) as RFC 3339, {@code ?station=}
 * identity, {@code ?status=}. Every error is {@code application/problem+json} (RFC 9457).
 */
@NullMarked
package io.voltgate.gateway.backend;

import org.jspecify.annotations.NullMarked;
