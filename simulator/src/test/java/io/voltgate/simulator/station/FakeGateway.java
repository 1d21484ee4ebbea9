package io.voltgate.simulator.station;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.StationLink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway in memory that answers as told, and remembers what it heard. Used by one test thread. */
public final class FakeGateway implements StationLink.Dialer {
    static final JsonMapper JSON = JsonMapper.shared();

    /** A call as it came. */
    record Heard(String id, String action, JsonNode payload) {
        String text(String path) {
            return Json.text(payload, path);
        }
    }

    private final List<Heard> heard = new ArrayList<>();
    private final List<Frame> answers = new ArrayList<>();
    private StationLink.@Nullable Listener listener;
    private Function<Heard, @Nullable Frame> answering = FakeGateway::accept;
    private boolean reachable = true;
    private int dials;
    private int transactions = 700;
    private int pings;
    private boolean deaf;

    @Override
    public StationLink dial(StationLink.Listener dialling) {
        int mine = ++dials;
        if (!reachable) {
            dialling.closed("unreachable");
        } else {
            listener = dialling;
            dialling.opened();
        }
        return new StationLink() {
            @Override
            public void send(String text) {
                if (listener != null && mine == dials) {
                    hear(text);
                }
            }

            @Override
            public boolean ping(Runnable onPong) {
                if (listener != null && mine == dials) {
                    pings++;
                    if (!deaf) {
                        onPong.run();
                    }
                }
                return true;
            }

            @Override
            public void close() {
                if (listener != null && mine == dials) {
                    listener = null;
                    dialling.closed("closed");
                }
            }
        };
    }

    private void hear(String text) {
        switch (FrameCodec.decode(OcppVersion.V21, text)) {
            case Frame.Call(String id, String action, String payload) -> {
                Heard call = new Heard(id, action, JSON.readTree(payload));
                heard.add(call);
                Frame answer = answering.apply(call);
                if (answer != null) {
                    tell(answer);
                }
            }
            case Frame.CallResult result -> answers.add(result);
            case Frame.CallError error -> answers.add(error);
            case Frame.Send send -> answers.add(send);
            case Frame.CallResultError error -> answers.add(error);
        }
    }

    void tell(Frame frame) {
        StationLink.Listener open = listener;
        if (open != null) {
            open.received(FrameCodec.encode(frame));
        }
    }

    /** What a gateway answers that accepts all. */
    @Nullable
    Frame accepting(Heard call) {
        return call.action().equals("StartTransaction")
                ? result(call, "{\"transactionId\":" + ++transactions + ",\"idTagInfo\":{\"status\":\"Accepted\"}}")
                : accept(call);
    }

    static Frame accept(Heard call) {
        return result(call, answerTo(call.action()));
    }

    public static String answerTo(String action) {
        return switch (action) {
            case "BootNotification" ->
                "{\"status\":\"Accepted\",\"interval\":300,\"currentTime\":\"2026-09-21T00:00:00Z\"}";
            case "Heartbeat" -> "{\"currentTime\":\"2026-09-21T00:00:00Z\"}";
            case "Authorize" -> "{\"idTagInfo\":{\"status\":\"Accepted\"},\"idTokenInfo\":{\"status\":\"Accepted\"}}";
            case "StartTransaction" -> "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}";
            default -> "{}";
        };
    }

    static Frame result(Heard call, String payload) {
        return new Frame.CallResult(call.id(), payload);
    }

    void answering(Function<Heard, @Nullable Frame> how) {
        answering = how;
    }

    void cut() {
        StationLink.Listener open = listener;
        listener = null;
        if (open != null) {
            open.closed("cut");
        }
    }

    void reachable(boolean can) {
        reachable = can;
    }

    /** Whether pings stay unanswered. */
    void deaf(boolean to) {
        deaf = to;
    }

    int pings() {
        return pings;
    }

    int dials() {
        return dials;
    }

    List<Heard> heard() {
        return heard;
    }

    List<Heard> heard(String action) {
        return heard.stream().filter(call -> call.action().equals(action)).toList();
    }

    List<Frame> answers() {
        return answers;
    }
}
