package io.voltgate.simulator.link;

/**
 * The peer breaks RFC 6455, or says more than is taken. Thrown on the loop's thread and ends the connection. The code is the one that
 * the closing frame bears (RFC 6455, 7.4.1).
 */
final class WireBreach extends Exception {
    static final int PROTOCOL = 1002;
    static final int NOT_TEXT = 1003;
    static final int NOT_UTF8 = 1007;
    static final int TOO_BIG = 1009;

    private static final long serialVersionUID = 1;

    private final int code;

    WireBreach(int code, String reason) {
        super(reason);
        this.code = code;
    }

    int code() {
        return code;
    }
}
