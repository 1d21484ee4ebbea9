package io.voltgate.ocpp.v16;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** Authorize (OCPP 1.6, 4.1): a station asks whether a token may charge. */
public final class Authorize {
    public static final FromStation<Req, Conf, Reply.Authorized> ACTION = new FromStation<>(
            "Authorize",
            Req.class,
            Conf.class,
            Reply.Authorized.class,
            (req, at) -> new Request.Authorize(IdToken.of(req.idTag())),
            reply -> new Conf(IdTagInfo.of(reply.authorization())));

    private Authorize() {}

    public record Req(String idTag) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("idTag", idTag, IdTagInfo.MAX_TAG);
        }
    }

    public record Conf(IdTagInfo idTagInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("idTagInfo", idTagInfo);
        }
    }
}
