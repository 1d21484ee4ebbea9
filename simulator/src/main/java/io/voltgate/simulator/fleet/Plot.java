package io.voltgate.simulator.fleet;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** A plot of lines as inline SVG, without scripts. Immutable. Values beyond the axes are drawn at their ends. */
final class Plot {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 260;
    private static final int LEFT = 70;
    private static final int BOTTOM = 30;
    private static final int TOP = 12;
    private static final List<String> COLOURS = List.of("#0a7", "#e80", "#c22", "#36c");

    /** A mark on an axis: where, and what is written there. */
    record Mark(double at, String text) {}

    /** An axis from one value to another; the scale says where a value lies between them, 0 to 1. */
    record Axis(DoubleUnaryOperator scale, List<Mark> marks) {
        static Axis linear(double from, double to, String unit) {
            double span = Math.max(1e-9, to - from);
            List<Mark> marks = java.util.stream.IntStream.rangeClosed(0, 5)
                    .mapToObj(i -> from + span * i / 5)
                    .map(at -> new Mark(at, String.format(Locale.ROOT, span < 10 ? "%.1f%s" : "%.0f%s", at, unit)))
                    .toList();
            return new Axis(value -> (value - from) / span, marks);
        }

        /** Microseconds on a logarithmic scale, from 0.1 ms to 10 s at least. */
        static Axis micros(long most) {
            int decades = (int) Math.max(5, Math.ceil(Math.log10(Math.max(1, most) / 100.0)));
            List<Mark> marks = java.util.stream.IntStream.rangeClosed(0, decades)
                    .mapToObj(i -> Math.pow(10, 2.0 + i))
                    .map(at -> new Mark(
                            at,
                            at < 1e6
                                    ? String.format(Locale.ROOT, at < 1e3 ? "%.1f ms" : "%.0f ms", at / 1e3)
                                    : String.format(Locale.ROOT, "%.0f s", at / 1e6)))
                    .toList();
            return new Axis(value -> Math.log10(Math.max(value, 100) / 100) / decades, marks);
        }
    }

    /** A line with its name. */
    record Line(String name, List<double[]> points) {}

    private final Axis across;
    private final Axis up;

    Plot(Axis across, Axis up) {
        this.across = across;
        this.up = up;
    }

    private double x(double value) {
        return LEFT + (WIDTH - LEFT - 10) * Math.clamp(across.scale().applyAsDouble(value), 0.0, 1.0);
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.clamp(up.scale().applyAsDouble(value), 0.0, 1.0));
    }

    String svg(List<Line> lines) {
        StringBuilder svg = new StringBuilder(4096);
        svg.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, HEIGHT));
        for (Mark mark : up.marks()) {
            double y = y(mark.at());
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT,
                    WIDTH - 10,
                    y,
                    y));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT - 6,
                    y + 4,
                    mark.text()));
        }
        for (Mark mark : across.marks()) {
            double x = x(mark.at());
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x,
                    HEIGHT - 10,
                    mark.text()));
        }
        for (int i = 0; i < lines.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            svg.append(String.format(
                    Locale.ROOT, "<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"%s\" points=\"", colour));
            lines.get(i)
                    .points()
                    .forEach(point -> svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point[0]), y(point[1]))));
            svg.append("\"/>");
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"24\" fill=\"%s\">%s</text>",
                    LEFT + 10 + 90 * i,
                    colour,
                    lines.get(i).name()));
        }
        return svg.append("</svg>").toString();
    }
}
