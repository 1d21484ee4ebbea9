package io.voltgate.persistence.store;

import io.voltgate.domain.Event;

/** The facts that a bill rests on, each as it is, with the frame that it follows from. Stateless. A fact is one row, however often it is read. */
final class BillRows {
    private BillRows() {}

    static void add(Fact fact, Event.BillFact event, RowBatch rows) {
        rows.add(
                Sql.BILL_FACT,
                event.session().value(),
                fact.shard(),
                fact.sequence(),
                fact.index(),
                event.getClass().getSimpleName(),
                fact.entry().frame(),
                Cells.json(event),
                Cells.at(fact.atMs()));
    }
}
