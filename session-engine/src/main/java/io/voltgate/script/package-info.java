/**
 * The scenario language: one text format for what stations, the backend and the world do, and what must come of it. Here are its
 * model, its parser and the short forms of messages; runners live where their sockets or clocks are. All its
 * forms: {@code simulator scenario --language}, which shows scenarios/language.txt of the simulator.
 */
@NullMarked
package io.voltgate.script;

import org.jspecify.annotations.NullMarked;
