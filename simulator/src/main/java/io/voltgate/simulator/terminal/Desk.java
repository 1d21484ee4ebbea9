package io.voltgate.simulator.terminal;

import io.voltgate.simulator.api.SimulatedStation;
import io.voltgate.simulator.eye.StrictEye;

/** What the words of the prompt work on. Given once. */
record Desk(SimulatedStation station, FrameView frames, StrictEye eye) {}
