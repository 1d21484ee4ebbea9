package io.voltgate.ocpp.v2;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.IdTokenInfoType;
import io.voltgate.ocpp.v2.type.IdTokenType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SendLocalList (OCPP 2.0.1 Part 2, D01): the tokens that a station may judge by itself. */
public final class SendLocalList {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SendLocalList", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.SendLocalList> SAYS =
            Saying.of(Command.SendLocalList.class, ACTION, (command, number) -> req(command));

    private static final Set<String> UPDATE_TYPES = Set.of("Differential", "Full");
    private static final Set<String> STATUSES = Set.of("Accepted", "Failed", "VersionMismatch");

    private SendLocalList() {}

    public record Req(
            @Nullable List<AuthorizationData> localAuthorizationList, Integer versionNumber, String updateType)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("localAuthorizationList", localAuthorizationList, 1, Integer.MAX_VALUE);
            rules.required("versionNumber", versionNumber);
            rules.word("updateType", updateType, UPDATE_TYPES);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    public record AuthorizationData(
            IdTokenType idToken, @Nullable IdTokenInfoType idTokenInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("idToken", idToken);
            rules.optionalPart("idTokenInfo", idTokenInfo);
        }

        private static AuthorizationData of(Command.LocalListEntry entry) {
            Authorization verdict = entry.authorization();
            return new AuthorizationData(
                    IdTokenType.of(entry.token()), verdict == null ? null : IdTokenInfoType.of(verdict));
        }
    }

    private static Req req(Command.SendLocalList command) {
        List<AuthorizationData> list =
                command.entries().stream().map(AuthorizationData::of).toList();
        return new Req(list.isEmpty() ? null : list, command.version(), command.full() ? "Full" : "Differential");
    }
}
