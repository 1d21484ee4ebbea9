package io.voltgate.persistence.store;

import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.Event;
import io.voltgate.domain.SessionId;
import java.util.List;

/**
 * The rows of sessions in doubt: one for each evidence, which stands until it is withdrawn or the session ends. Stateless, for any thread.
 * What else is known of a doubt stands among the facts of the bill.
 */
final class DoubtRows {
    private DoubtRows() {}

    static void add(Fact fact, DoubtFact doubt, RowBatch rows) {
        switch (doubt) {
            case DoubtFact.SessionDoubted event -> doubted(fact, event, rows);
            case DoubtFact.SessionDoubtWithdrawn event -> closed(fact, event.session(), event.reason(), rows);
            case DoubtFact.SessionInquired _,
                    DoubtFact.SessionResolved _,
                    DoubtFact.SettlementHeld _,
                    DoubtFact.SettlementReleased _ -> {
                // Among the facts of the bill; the end of the session closes its doubts.
            }
        }
    }

    static void ended(Fact fact, Event.SessionEnded event, RowBatch rows) {
        closed(fact, event.session(), event.reason(), rows);
    }

    private static void doubted(Fact fact, DoubtFact.SessionDoubted event, RowBatch rows) {
        rows.put(
                Sql.DOUBT,
                List.of(event.session(), event.evidence()),
                event.session().value(),
                event.evidence().name(),
                fact.stationKey(),
                event.detail(),
                Cells.at(event.sinceMs()),
                Cells.at(fact.atMs()),
                fact.entry().frame(),
                event.step().name(),
                event.dueMs() == 0 ? null : Cells.at(event.dueMs()),
                fact.place());
    }

    private static void closed(Fact fact, SessionId session, String why, RowBatch rows) {
        rows.put(Sql.DOUBTS_CLOSED, session, session.value(), fact.place(), why, Cells.at(fact.atMs()));
    }
}
