package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V2;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Firmware that a local controller fetches once and offers to the stations behind it (OCPP 2.x L03 and L04). Owned by its station. What is
 * published has the checksum (MD5) that was ordered, and can be fetched from the address that was told.
 */
final class PublishedFirmware {
    static final PartKind<PublishedFirmware> KIND =
            new PartKind<>(PublishedFirmware.class, PublishedFirmware::new, PublishedFirmware::orders);

    private static final String ACTION = "PublishFirmwareStatusNotification";
    private static final String CHECKSUM = "[0-9a-fA-F]{32}";

    private final Station station;
    private final Set<String> published = new TreeSet<>();
    private @Nullable Order running;
    private String status = "Idle";

    private record Order(int requestId, String checksum, Download download) {}

    private PublishedFirmware(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<PublishedFirmware> table) {
        table.order(V2, "PublishFirmware", PublishedFirmware::publish)
                .order(V2, "UnpublishFirmware", PublishedFirmware::unpublish)
                .trigger(V2, ACTION, (part, _) -> part.sayStatus());
    }

    private static String checksum(JsonNode payload) {
        return Payload.required(payload, "checksum").toLowerCase(Locale.ROOT);
    }

    private ObjectNode publish(JsonNode payload) {
        Order order = new Order(
                Payload.requiredNumber(payload, "requestId"),
                checksum(payload),
                Download.of(station.version(), Payload.required(payload, "location"), payload));
        if (running != null || !order.checksum().matches(CHECKSUM)) {
            return Json.of("status", "Rejected");
        }
        running = order;
        station.afterAnswer(() -> {
            say(order, "Downloading", List.of());
            order.download().start(station, () -> order.equals(running), outcome -> fetched(order, outcome));
        });
        return Json.of("status", "Accepted");
    }

    private void fetched(Order order, FileTransfers.Outcome outcome) {
        switch (outcome) {
            case FileTransfers.Outcome.Failed _ -> end(order, "DownloadFailed", List.of());
            case FileTransfers.Outcome.Done(ByteBuffer content) -> {
                say(order, "Downloaded", List.of());
                if (content.hasRemaining() && !md5(content).equals(order.checksum())) {
                    end(order, "InvalidChecksum", List.of());
                    return;
                }
                say(order, "ChecksumVerified", List.of());
                offer(order, content);
            }
        }
    }

    private void offer(Order order, ByteBuffer content) {
        station.timeline().transfers().publish(place(order.checksum()), content, url -> {
            if (url.isEmpty()) {
                end(order, "PublishFailed", List.of());
            } else {
                published.add(order.checksum());
                end(order, "Published", List.of(url.get()));
            }
        });
    }

    private String place(String checksum) {
        return station.identity() + "-" + checksum;
    }

    private static String md5(ByteBuffer content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(content.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no MD5", missing);
        }
    }

    private ObjectNode unpublish(JsonNode payload) {
        String checksum = checksum(payload);
        Order now = running;
        if (now != null && now.checksum().equals(checksum)) {
            return Json.of("status", "DownloadOngoing");
        }
        if (!published.remove(checksum)) {
            return Json.of("status", "NoFirmware");
        }
        station.timeline().transfers().unpublish(place(checksum));
        return Json.of("status", "Unpublished");
    }

    private void end(Order order, String last, List<String> locations) {
        running = null;
        say(order, last, locations);
        status = "Idle";
    }

    private void say(Order order, String word, List<String> locations) {
        status = word;
        ObjectNode payload = Json.of("status", word).put("requestId", order.requestId());
        if (!locations.isEmpty()) {
            locations.forEach(payload.putArray("location")::add);
        }
        station.say(Said.plain(ACTION, payload));
    }

    private Verdict sayStatus() {
        Order now = running;
        ObjectNode payload = Json.of("status", status);
        station.afterAnswer(() ->
                station.say(Said.plain(ACTION, now == null ? payload : payload.put("requestId", now.requestId()))));
        return Verdict.ACCEPTED;
    }
}
