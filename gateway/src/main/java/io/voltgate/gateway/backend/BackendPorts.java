package io.voltgate.gateway.backend;

import io.voltgate.domain.CommandId;
import io.voltgate.domain.StationId;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.persistence.store.query.Queries;
import io.voltgate.shard.Journal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Everything behind the backend's plane. Immutable; each port is called by the threads of requests.
 *
 * @param versionOf the version that a station speaks on its newest connection, empty where it has none
 * @param sequenceOf the journal sequence in which a command was accepted, read from its id; 0 or less where the id is
 *     none of ours
 * @param metrics what /metrics answers, in Prometheus' text form 0.0.4
 */
public record BackendPorts(
        Queries queries,
        Orders orders,
        OrderFollowing following,
        Function<StationId, Optional<OcppVersion>> versionOf,
        ToLongFunction<CommandId> sequenceOf,
        Journal journal,
        Progress progress,
        Condition condition,
        Supplier<String> metrics,
        RegistryPort registry,
        StationNotices notices,
        FunctionPorts functions,
        FleetPort fleet,
        TariffPort tariffs,
        DriverMoneyPort money,
        PaymentPort payments) {}
