package io.voltgate.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A figure over time as SVG, which stands alone and needs no script. Stateless. Both scales are linear and begin at zero. */
final class TimePlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 72;
    private static final int RIGHT = 24;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;
    private static final int LINES = 5;

    private TimePlot() {}

    static String svg(String title, TimeSeries series) {
        double seconds = most(series, true);
        double value = most(series, false);
        StringBuilder svg = Plot.begin(HEIGHT, title);
        for (int line = 0; line <= LINES; line++) {
            double part = line / (double) LINES;
            double y = HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM);
            double x = LEFT + part * (WIDTH - LEFT - RIGHT);
            Plot.line(svg, LEFT, y, WIDTH - RIGHT, y);
            Plot.text(svg, LEFT - 6, y + 4, "end", Numbers.shown(part * value));
            Plot.text(svg, x, HEIGHT - BOTTOM + 18, "middle", Numbers.shown(part * seconds) + " s");
        }
        List<String> path = new ArrayList<>();
        for (TimeSeries.Point point : series.points()) {
            double x = LEFT + point.seconds() / seconds * (WIDTH - LEFT - RIGHT);
            double y = HEIGHT - BOTTOM - point.value() / value * (HEIGHT - TOP - BOTTOM);
            path.add(Plot.number(x) + "," + Plot.number(y));
        }
        svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"#1f5fa8\" points=\"")
                .append(String.join(" ", path))
                .append("\"/>\n");
        return svg.append("</svg>\n").toString();
    }

    private static double most(TimeSeries series, boolean ofTime) {
        double most = series.points().stream()
                .mapToDouble(point -> ofTime ? point.seconds() : point.value())
                .max()
                .orElse(1);
        return most > 0 ? most : 1;
    }
}
