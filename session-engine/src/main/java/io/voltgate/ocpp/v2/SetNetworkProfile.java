package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SetNetworkProfile (OCPP 2.0.1 Part 2, B09): a way to reach us, kept in one of the station's slots. */
public final class SetNetworkProfile {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetNetworkProfile", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.SetNetworkProfile> SAYS =
            Saying.of(Command.SetNetworkProfile.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "Failed");
    private static final Set<String> OCPP_VERSIONS = Set.of("OCPP12", "OCPP15", "OCPP16", "OCPP20");
    private static final Set<String> OCPP_VERSIONS_21 = Words.plus(OCPP_VERSIONS, "OCPP201", "OCPP21");
    private static final Set<String> OCPP_INTERFACES =
            Set.of("Wired0", "Wired1", "Wired2", "Wired3", "Wireless0", "Wireless1", "Wireless2", "Wireless3");
    private static final Set<String> OCPP_INTERFACES_21 = Words.plus(OCPP_INTERFACES, "Any");
    private static final Set<String> OCPP_TRANSPORTS = Set.of("JSON", "SOAP");
    private static final Set<String> APN_AUTHENTICATIONS = Set.of("CHAP", "NONE", "PAP", "AUTO");
    private static final Set<String> VPN_TYPES = Set.of("IKEv2", "IPSec", "L2TP", "PPTP");

    /** The only word of both versions for OCPP 2.x; a station that speaks 2.1 takes no notice of it. */
    private static final String OCPP_2 = "OCPP20";

    private SetNetworkProfile() {}

    public record Req(Integer configurationSlot, NetworkConnectionProfileType connectionData) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("configurationSlot", configurationSlot);
            rules.part("connectionData", connectionData);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    public record NetworkConnectionProfileType(
            @Nullable APNType apn,
            @Nullable String ocppVersion,
            String ocppInterface,
            String ocppTransport,
            Integer messageTimeout,
            String ocppCsmsUrl,
            Integer securityProfile,
            @Nullable String identity,
            @Nullable String basicAuthPassword,
            @Nullable VPNType vpn)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("apn", apn);
            if (!rules.v21()) {
                rules.required("ocppVersion", ocppVersion);
            }
            rules.optionalWord("ocppVersion", ocppVersion, rules.v21() ? OCPP_VERSIONS_21 : OCPP_VERSIONS);
            rules.word("ocppInterface", ocppInterface, rules.v21() ? OCPP_INTERFACES_21 : OCPP_INTERFACES);
            rules.word("ocppTransport", ocppTransport, OCPP_TRANSPORTS);
            rules.required("messageTimeout", messageTimeout);
            rules.text("ocppCsmsUrl", ocppCsmsUrl, rules.v21() ? 2000 : 512);
            rules.required("securityProfile", securityProfile);
            rules.atLeastSince21("securityProfile", securityProfile, 0);
            rules.since21("identity", identity);
            rules.optionalText("identity", identity, 48);
            rules.since21("basicAuthPassword", basicAuthPassword);
            rules.optionalText("basicAuthPassword", basicAuthPassword, 64);
            rules.optionalPart("vpn", vpn);
        }
    }

    public record APNType(
            String apn,
            @Nullable String apnUserName,
            @Nullable String apnPassword,
            @Nullable Integer simPin,
            @Nullable String preferredNetwork,
            @Nullable Boolean useOnlyPreferredNetwork,
            String apnAuthentication)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("apn", apn, rules.v21() ? 2000 : 512);
            rules.optionalText("apnUserName", apnUserName, rules.v21() ? 50 : 20);
            rules.optionalText("apnPassword", apnPassword, rules.v21() ? 64 : 20);
            rules.optionalText("preferredNetwork", preferredNetwork, 6);
            rules.word("apnAuthentication", apnAuthentication, APN_AUTHENTICATIONS);
        }
    }

    public record VPNType(
            String server, String user, @Nullable String group, String password, String key, String type)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("server", server, rules.v21() ? 2000 : 512);
            rules.text("user", user, rules.v21() ? 50 : 20);
            rules.optionalText("group", group, rules.v21() ? 50 : 20);
            rules.text("password", password, rules.v21() ? 64 : 20);
            rules.text("key", key, 255);
            rules.word("type", type, VPN_TYPES);
        }
    }

    private static Req req(Command.SetNetworkProfile command) {
        return new Req(
                command.slot(),
                new NetworkConnectionProfileType(
                        null,
                        OCPP_2,
                        command.networkInterface(),
                        "JSON",
                        command.timeoutSeconds(),
                        command.url(),
                        command.securityProfile(),
                        null,
                        null,
                        null));
    }
}
