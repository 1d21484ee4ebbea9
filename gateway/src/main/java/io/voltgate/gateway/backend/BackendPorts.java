package io.voltgate.gateway.backend;

import io.voltgate.domain.CommandId;
import io.voltgate.persistence.store.query.Queries;
import io.voltgate.shard.Journal;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Everything behind the backend's plane. Immutable; each port is called by the threads of requests.
 *
 * @param sequenceOf the journal sequence in which a command was accepted, read from its id; 0 or less where the id is
 *     none of ours
 * @param metrics what /metrics answers, in Prometheus' text form 0.0.4
 */
public record BackendPorts(
        Queries queries,
        Orders orders,
        ToLongFunction<CommandId> sequenceOf,
        Journal journal,
        Progress progress,
        Condition condition,
        Supplier<String> metrics,
        RegistryPort registry,
        StationNotices notices,
        FunctionPorts functions,
        FleetPort fleet) {}
