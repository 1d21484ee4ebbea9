package io.voltgate.gateway.backend;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.CertificateHash;
import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.Variable;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What commands are made of, in the API's JSON. Stateless, for any thread. A mistake is named by its field. */
final class Parts {
    static final int MAX_EVSE = 9_999;
    static final int MAX_VARIABLES = 64;
    static final int MAX_NAME = 50;
    static final int MAX_TOKEN = 255;
    private static final int MAX_VALUE = 2_500;
    private static final int MAX_DATA = 65_536;
    private static final int MAX_HASH = 512;
    private static final int MAX_RETRIES = 1_000;
    private static final int MAX_INTERVAL = 86_400;

    /** OCPP 1.6 and 2.x: what a station authenticates with. */
    private static final Set<String> SECRETS = Set.of("authorizationkey", "basicauthpassword");

    private Parts() {}

    static IdToken token(Fields fields) {
        return new IdToken(fields.text("value", MAX_TOKEN), fields.textOrEmpty("type", MAX_NAME));
    }

    /** A connector, an EVSE (with connector 0) or (0,0), the station. */
    static ConnectorId place(Fields fields) {
        int evse = fields.integer("evse", 0, MAX_EVSE);
        return new ConnectorId(evse, fields.integer("connector", 0, evse == 0 ? 0 : MAX_EVSE));
    }

    /** A connector that a cable can be plugged into. */
    static ConnectorId plug(Fields fields) {
        return new ConnectorId(fields.integer("evse", 1, MAX_EVSE), fields.integer("connector", 1, MAX_EVSE));
    }

    static boolean isSecret(String variable) {
        return SECRETS.contains(variable.strip().toLowerCase(Locale.ROOT));
    }

    static Command.Assignment assignment(Fields fields) {
        Variable variable = fields.object("variable", Parts::variable);
        if (isSecret(variable.name())) {
            throw fields.invalid(
                    "variable.name",
                    "a password can't be set by a command, whose values stand in the record and the stream");
        }
        return new Command.Assignment(variable, fields.text("value", 0, MAX_VALUE));
    }

    static Variable variable(Fields fields) {
        return new Variable(
                fields.textOrEmpty("component", MAX_NAME),
                fields.textOrEmpty("componentInstance", MAX_NAME),
                fields.mayInteger("evse", 0, MAX_EVSE).orElse(0),
                fields.text("name", MAX_NAME),
                fields.textOrEmpty("nameInstance", MAX_NAME));
    }

    static @Nullable String data(Fields fields) {
        String data = fields.mayText("data", 1, MAX_DATA).orElse(null);
        if (data != null && !BackendJson.isJson(data)) {
            throw fields.invalid("data", "the text of a JSON value is needed");
        }
        return data;
    }

    static Command.Retries retries(Fields fields) {
        return new Command.Retries(
                fields.integer("times", 0, MAX_RETRIES),
                fields.mayInteger("intervalSeconds", 0, MAX_INTERVAL).orElse(null));
    }

    static Command.LocalListEntry listEntry(Fields fields) {
        return new Command.LocalListEntry(
                fields.object("token", Parts::token),
                fields.mayObject("authorization", Parts::authorization).orElse(null));
    }

    private static Authorization authorization(Fields fields) {
        return new Authorization(
                fields.constant("status", TokenStatus.values()),
                fields.mayMoment("expiresAt"),
                fields.mayText("group", 1, MAX_TOKEN).orElse(null));
    }

    static CertificateHash certificateHash(Fields fields) {
        return new CertificateHash(
                fields.word("algorithm", Set.of("SHA256", "SHA384", "SHA512")),
                fields.text("issuerName", MAX_HASH),
                fields.text("issuerKey", MAX_HASH),
                fields.text("serial", MAX_HASH));
    }
}
