package io.voltgate.gateway.backend;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The backend's plane: the HTTP API, the stream of facts, health and figures. Started and closed by the main thread;
 * each request has a virtual thread of its own. It listens from the end of {@link #start} until {@link #close}.
 */
public final class BackendServer implements AutoCloseable {
    private final WebServer server;
    private final StreamSlots slots;

    private BackendServer(WebServer server, StreamSlots slots) {
        this.server = server;
        this.slots = slots;
    }

    /** Listens and answers; throws {@link BackendBindException} where the address can't be had. */
    public static BackendServer start(BackendSettings settings, BackendPorts ports) {
        demandAddress(settings);
        StreamSlots slots = new StreamSlots(settings.limits(), System::nanoTime);
        HttpExchange exchange = new HttpExchange(new Router(settings.apiKeys(), routes(settings, ports, slots)));
        WebServer server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .maxTcpConnections(settings.limits().connections())
                .maxPayloadSize(settings.limits().bodyBytes())
                .directHandlers(TransportProblems.handlers())
                .routing(HttpRouting.builder().any(exchange))
                .build();
        server.start();
        if (!server.isRunning()) {
            throw new IllegalStateException("the backend's HTTP server did not start; its log has the reason");
        }
        return new BackendServer(server, slots);
    }

    private static List<Route> routes(BackendSettings settings, BackendPorts ports, StreamSlots slots) {
        List<Route> routes = new ArrayList<>();
        CommandRoutes commands = new CommandRoutes(ports, settings.limits());
        routes.addAll(new ReadRoutes(ports.queries(), ports.notices()).routes());
        routes.addAll(new ReportRoutes(ports.queries()).routes());
        routes.addAll(new ExplainRoutes(ports.queries()).routes());
        routes.addAll(commands.routes());
        routes.addAll(new StuckSessionRoutes(ports.queries(), ports.functions().resolutions(), commands).routes());
        routes.addAll(new FunctionRoutes(ports.functions(), ports.queries(), commands).routes());
        routes.addAll(new PasswordRoutes(ports.registry(), commands).routes());
        routes.addAll(new StreamRoutes(ports.journal(), settings, slots).routes());
        routes.addAll(new RegistryRoutes(ports.registry(), ports.queries()).routes());
        routes.addAll(new StationBatchRoutes(ports.registry(), settings.limits()).routes());
        routes.addAll(new MeterKeyRoutes(ports.registry(), ports.queries()).routes());
        routes.addAll(new DriverMoneyRoutes(ports.money()).routes());
        routes.addAll(new FleetRoutes(ports.fleet()).routes());
        routes.addAll(new TariffRoutes(ports.tariffs(), ports.queries(), InstantSource.system()).routes());
        routes.addAll(new PaymentRoutes(ports.payments(), commands).routes());
        routes.addAll(new HealthRoutes(ports.condition(), ports.metrics()).routes());
        return routes;
    }

    /** The library only logs why it can't listen, so the address is tried first. */
    private static void demandAddress(BackendSettings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
        } catch (IOException taken) {
            String address = settings.host() + ":" + settings.port();
            throw new BackendBindException(
                    "The backend can't listen on " + address + ": " + taken.getMessage() + ".", taken);
        }
    }

    /** The port that it listens on, also where a free one was asked for. */
    public int port() {
        return server.port();
    }

    /** How many event streams run. */
    public int openStreams() {
        return slots.open();
    }

    @Override
    public void close() {
        slots.stop();
        server.stop();
    }
}
