package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ConstantStreamDataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GetPeriodicEventStream (OCPP 2.1 Part 2, N12): the station is asked which streams of values are open. */
public final class GetPeriodicEventStream {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetPeriodicEventStream", Req.class, Res.class, res -> Verdict.answered());

    private GetPeriodicEventStream() {}

    public record Req() implements Wire.Blank {}

    public record Res(@Nullable List<ConstantStreamDataType> constantStreamData) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("constantStreamData", constantStreamData, 1, Integer.MAX_VALUE);
        }
    }
}
