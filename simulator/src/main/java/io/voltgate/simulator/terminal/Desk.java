package io.voltgate.simulator.terminal;

import io.voltgate.simulator.api.SimulatedStation;

/** What the words of the prompt work on. Given once. */
record Desk(SimulatedStation station, FrameView frames) {}
