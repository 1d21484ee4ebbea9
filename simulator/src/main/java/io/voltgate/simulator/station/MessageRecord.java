package io.voltgate.simulator.station;

/**
 * What became of one transaction message of a station: the truth to compare the database with. An immutable snapshot.
 *
 * @param seqNo of OCPP 2.0.1, -1 in 1.6
 * @param reading what the message told; in 1.6 the start's and stop's register and timestamp
 * @param acknowledged whether it was answered with a CALLRESULT
 * @param sends how often it was sent
 * @param taken whether it was lost with the station's queue, or given up after failures that faults explain: nobody is to blame
 */
public record MessageRecord(
        String action, Kind kind, int seqNo, Reading reading, boolean acknowledged, int sends, boolean taken) {
    /** What a message does to its transaction. */
    public enum Kind {
        /** StartTransaction, TransactionEvent Started. */
        START,
        /** MeterValues, TransactionEvent Updated with periodic meter values. */
        METER,
        /** TransactionEvent Updated for another reason. */
        UPDATE,
        /** StopTransaction, TransactionEvent Ended. */
        STOP,
        /** Not of a transaction. */
        OTHER
    }
}
