package io.voltgate.ocpp;

/**
 * Date-times as nearly all stations write them: 2026-01-31T23:59:59Z, with up to nine fraction digits. Stateless. What it reads is what
 * {@link java.time.OffsetDateTime} reads in it; everything else is left to that.
 */
final class PlainTime {
    /** The text is none of these. */
    static final long NONE = Long.MIN_VALUE;

    private static final String FORM = "0000-00-00T00:00:00";
    private static final int MOST_FRACTION = 9;
    private static final int MILLIS = 3;
    private static final int TEN = 10;
    /** Days of a month that every such month has: the others are left to the calendar. */
    private static final int SAFE_DAYS = 28;

    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    /** Years in which every fourth is a leap year. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2099;

    private PlainTime() {}

    /** Milliseconds since 1970-01-01T00:00Z; {@link #NONE} where the text is of another form. */
    static long epochMs(String text) {
        int length = text.length();
        if (length <= FORM.length() || text.charAt(length - 1) != 'Z' || !hasForm(text)) {
            return NONE;
        }
        long millis = fraction(text, length - 1);
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean date = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1;
        boolean time = hour < 24 && minute < 60 && second < 60;
        if (millis == NONE || !date || day > SAFE_DAYS || !time) {
            return NONE;
        }
        long days = days(year, month) + day - 1;
        return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + millis;
    }

    private static boolean hasForm(String text) {
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char c = text.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * TEN + text.charAt(i) - '0';
        }
        return number;
    }

    /** Milliseconds, cut off; {@link #NONE} where it is no fraction. */
    private static long fraction(String text, int end) {
        int point = FORM.length();
        if (point == end) {
            return 0;
        }
        int digits = end - point - 1;
        if (text.charAt(point) != '.' || digits < 1 || digits > MOST_FRACTION) {
            return NONE;
        }
        long millis = 0;
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(point + 1 + i);
            if (c < '0' || c > '9') {
                return NONE;
            }
            millis = i < MILLIS ? millis * TEN + c - '0' : millis;
        }
        for (int i = digits; i < MILLIS; i++) {
            millis *= TEN;
        }
        return millis;
    }

    /** Days from 1970 to the first of the month. */
    private static long days(int year, int month) {
        int leaps = (year - FIRST_YEAR + 1) / 4;
        boolean leap = year % 4 == 0 && month > 2;
        return (year - FIRST_YEAR) * 365L + leaps + DAYS_BEFORE[month - 1] + (leap ? 1 : 0);
    }
}
