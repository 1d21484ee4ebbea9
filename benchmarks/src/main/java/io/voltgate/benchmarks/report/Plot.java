package io.voltgate.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plots as SVG, which stand alone and need no script. Stateless. Latency curves have percentiles on a scale of nines and milliseconds
 * on a logarithmic one.
 */
public final class Plot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 64;
    private static final int RIGHT = 24;
    private static final int TOP = 40;
    private static final int BOTTOM = 48;
    private static final int BAR = 26;
    private static final int NAMES = 260;
    private static final int LABEL = 90;
    private static final double LEAST_MS = 0.01;
    private static final double MOST_NINES = 5;
    private static final List<String> COLOURS =
            List.of("#1f5fa8", "#c2571a", "#2e7d4f", "#7b4ba6", "#a33a4a", "#5f6670", "#b08a1e", "#1d8a8a");

    private Plot() {}

    /** A point of a distribution: the part of all that took no longer. */
    public record Point(double quantile, double ms) {}

    public record Curve(String name, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    public record Bar(String name, double value, String unit) {}

    /** Latencies by percentile. */
    public static String latencies(String title, List<Curve> curves) {
        double mostMs = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::ms)
                .max()
                .orElse(1);
        double decades = Math.max(1, Math.ceil(Math.log10(mostMs / LEAST_MS)));
        StringBuilder svg = begin(HEIGHT, title);
        for (int nines = 0; nines <= MOST_NINES; nines++) {
            double x = x(1 - Math.pow(10, -nines));
            line(svg, x, TOP, x, HEIGHT - BOTTOM);
            String label = nines == 0
                    ? "0"
                    : Double.toString(100 - Math.pow(10, 2 - nines)).replaceAll("(\\.\\d{1,3}?)0+\\d*$", "$1");
            text(svg, x, HEIGHT - BOTTOM + 18, "middle", label + " %");
        }
        for (int decade = 0; decade <= decades; decade++) {
            double ms = LEAST_MS * Math.pow(10, decade);
            double y = y(ms, decades);
            line(svg, LEFT, y, WIDTH - RIGHT, y);
            text(svg, LEFT - 6, y + 4, "end", Numbers.shown(ms) + " ms");
        }
        for (int i = 0; i < curves.size(); i++) {
            curve(svg, curves.get(i), decades, i);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void curve(StringBuilder svg, Curve curve, double decades, int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        List<String> path = new ArrayList<>();
        for (Point point : curve.points()) {
            if (point.quantile() < 1) {
                path.add(number(x(point.quantile())) + "," + number(y(point.ms(), decades)));
            }
        }
        svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"").append(colour);
        svg.append("\" points=\"").append(String.join(" ", path)).append("\"/>\n");
        int y = TOP + 16 + index * 18;
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>%n"
                .formatted(LEFT + 12, y - 10, colour));
        text(svg, LEFT + 30, y, "start", curve.name());
    }

    /** Values side by side, each with its unit; the longest bar is the largest value of its unit. */
    public static String bars(String title, List<Bar> bars) {
        int height = TOP + BAR * bars.size() + 16;
        StringBuilder svg = begin(height, title);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double most = bars.stream()
                    .filter(other -> other.unit().equals(bar.unit()))
                    .mapToDouble(Bar::value)
                    .max()
                    .orElse(1);
            double width = most <= 0 ? 0 : (WIDTH - NAMES - RIGHT - LABEL) * bar.value() / most;
            int y = TOP + i * BAR;
            text(svg, NAMES - 8, y + 16, "end", bar.name());
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"/>%n"
                    .formatted(NAMES, y + 3, number(Math.max(0, width)), BAR - 8, COLOURS.getFirst()));
            text(svg, NAMES + width + 6, y + 16, "start", Numbers.shown(bar.value()) + " " + bar.unit());
        }
        return svg.append("</svg>\n").toString();
    }

    static StringBuilder begin(int height, String title) {
        StringBuilder svg = new StringBuilder();
        svg.append(("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n")
                .formatted(WIDTH, height, WIDTH, height));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        svg.append("<text x=\"12\" y=\"22\" font-size=\"14\" fill=\"#222222\">")
                .append(escaped(title))
                .append("</text>\n");
        return svg;
    }

    private static double x(double quantile) {
        double nines = Math.min(MOST_NINES, -Math.log10(Math.max(1 - quantile, Math.pow(10, -MOST_NINES))));
        return LEFT + (WIDTH - LEFT - RIGHT) * nines / MOST_NINES;
    }

    private static double y(double ms, double decades) {
        double above = Math.log10(Math.max(ms, LEAST_MS) / LEAST_MS);
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * above / decades;
    }

    static void line(StringBuilder svg, double fromX, double fromY, double toX, double toY) {
        svg.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#dddddd\"/>%n"
                .formatted(number(fromX), number(fromY), number(toX), number(toY)));
    }

    static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#222222\">%s</text>%n"
                .formatted(number(x), number(y), anchor, escaped(text)));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
