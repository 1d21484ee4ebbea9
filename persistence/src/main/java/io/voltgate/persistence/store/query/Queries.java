package io.voltgate.persistence.store.query;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the backend asks of the rows. Called from any thread; each call may block for as long as its statement may run.
 * Every list is ordered newest first with the id as tie-breaker; each call throws {@link QueryUnavailableException}
 * while the database does not answer.
 */
public interface Queries {
    /** Stations by the time of their creation; the status is active, maintenance or offline. */
    Page<StationView> stations(Selection selection);

    /** A station by the identity it dials in with. */
    Optional<StationView> station(String identity);

    /** Sessions by their start; the status is active, completed, cancelled or error. */
    Page<SessionView> sessions(Selection selection);

    /** A session with its bill, its payment, its restatements and the newest reading of each of its measurands. */
    Optional<SessionDetail> session(UUID id);

    /** Running sessions that something speaks against, by when that was noted first; the status is what would be done. */
    Page<SuspectView> suspects(Selection selection);

    /** Why a session's bill is what it is. */
    Optional<BillTrail> billTrail(UUID session);

    /** Payments by the time of their opening; the status is pending, completed, failed or refunded. */
    Page<PaymentView> payments(Selection selection);

    /** Status changes of stations and connectors by the time of the change; the status is the new one, as recorded. */
    Page<StatusChange> statusLog(Selection selection);

    /** Orders by the time of their acceptance; the status is a word of {@link io.voltgate.domain.CommandState}. */
    Page<CommandView> commands(Selection selection);

    /** An order to a station and what became of it. */
    Optional<CommandView> command(UUID id);

    /**
     * What a station has said.
     *
     * @param filters values by the names of {@link ReportList#filters}
     */
    Page<?> reported(ReportList list, Selection selection, Map<String, String> filters);
}
