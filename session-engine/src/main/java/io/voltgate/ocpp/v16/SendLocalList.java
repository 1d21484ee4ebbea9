package io.voltgate.ocpp.v16;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.Command;
import io.voltgate.domain.Command.LocalListEntry;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SendLocalList (OCPP 1.6, 5.15): the station gets a local authorization list, or changes to the one that it has. */
public final class SendLocalList {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("SendLocalList", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.SendLocalList> SAYS =
            Saying.of(Command.SendLocalList.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of("Accepted", "Failed", "NotSupported", "VersionMismatch");
    private static final Set<String> TYPES = Set.of("Differential", "Full");

    private SendLocalList() {}

    public record Req(Integer listVersion, @Nullable List<AuthorizationData> localAuthorizationList, String updateType)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("listVersion", listVersion);
            rules.optionalParts("localAuthorizationList", localAuthorizationList, 0, Integer.MAX_VALUE);
            rules.word("updateType", updateType, TYPES);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }

    /** AuthorizationData (7.2); without a verdict the tag is taken off. */
    public record AuthorizationData(String idTag, @Nullable IdTagInfo idTagInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("idTag", idTag, IdTagInfo.MAX_TAG);
            rules.optionalPart("idTagInfo", idTagInfo);
        }
    }

    /** Without entries the whole list is emptied; the field is left out then. */
    private static Req req(Command.SendLocalList command) {
        List<LocalListEntry> entries = command.entries();
        boolean whole = !command.full() || entries.stream().allMatch(entry -> entry.authorization() != null);
        Check.that("idTagInfo", whole, "is required in a full list");
        return new Req(
                command.version(),
                entries.isEmpty()
                        ? null
                        : entries.stream().map(SendLocalList::data).toList(),
                command.full() ? "Full" : "Differential");
    }

    private static AuthorizationData data(LocalListEntry entry) {
        Authorization authorization = entry.authorization();
        return new AuthorizationData(entry.token().value(), authorization == null ? null : IdTagInfo.of(authorization));
    }
}
