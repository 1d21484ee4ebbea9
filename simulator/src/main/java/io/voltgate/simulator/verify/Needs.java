package io.voltgate.simulator.verify;

import io.voltgate.script.Scenario;
import io.voltgate.script.Step;
import io.voltgate.simulator.link.Opening;
import io.voltgate.simulator.scenario.SocketScenarioRunner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a scenario needs that a server's sockets don't give. Stateless. A plain "given" of a station or a token is only a demand on the
 * server's data; one with attributes, an order or a look at rows needs the gateway's API.
 */
final class Needs {
    private static final List<String> OF_TLS = List.of("tls", "suites", "sni");

    private Needs() {}

    /** Why it can't be run so; empty where it can. */
    static Optional<String> missing(Scenario scenario, Given given) {
        return all(scenario.steps())
                .flatMap(step -> missing(step, given).stream())
                .findFirst();
    }

    /** What there is: an address, perhaps an API, and whether what "given" lines say has been entered by hand. */
    record Given(SocketScenarioRunner.Setup setup, boolean entered) {
        boolean api() {
            return setup.backend() != null;
        }

        long longestMs() {
            return setup.waits().longest().toMillis();
        }

        boolean secured() {
            return Opening.isSecured(setup.url());
        }
    }

    private static Optional<String> missing(Step step, Given there) {
        return switch (step) {
            case Step.Order _, Step.Ask _, Step.Check _, Step.CheckOrder _ ->
                there.api() ? Optional.empty() : Optional.of("needs --api");
            case Step.Given given
            when !given.args().isEmpty() && !there.api() && !there.entered() ->
                Optional.of("needs --api, or --entered");
            case Step.After after when after.ms() > there.longestMs() -> Optional.of("waits longer than --longest");
            case Step.Connect connect
            when !there.secured() && OF_TLS.stream().anyMatch(connect.args().pairs()::containsKey) ->
                Optional.of("needs an address that begins with wss:");
            case Step.Crash _, Step.Restart _ -> Optional.of("crashes the server: for the engine's own tests");
            default -> Optional.empty();
        };
    }

    private static Stream<Step> all(List<Step> steps) {
        return steps.stream().flatMap(step -> switch (step) {
            case Step.Repeat repeat -> all(repeat.steps());
            case Step.Each each -> all(each.steps());
            case Step.Parallel parallel -> parallel.branches().stream().flatMap(Needs::all);
            case Step.Within within -> all(List.of(within.step()));
            default -> Stream.of(step);
        });
    }
}
