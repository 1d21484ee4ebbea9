package io.voltgate.persistence.store.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of what a station has said: its name in the API, and what narrows it. Immutable constants. {@link #ALL} names each of them. */
public final class ReportList {
    /** The device model, by the age of its variables. */
    static final ReportList VARIABLES = new ReportList(
            "variables",
            VariableView.LISTING,
            new Filter("component", "v.component = ?"),
            new Filter("variable", "v.name = ?"),
            Filter.number("evse", "v.evse = ?"));
    /** Monitors of variables. */
    static final ReportList MONITORS = new ReportList("monitors", ItemView.listing("Monitors"));
    /** Messages on the display. */
    static final ReportList DISPLAY_MESSAGES = new ReportList("display-messages", ItemView.listing("DisplayMessages"));
    /** Charging profiles as the station reported them. */
    static final ReportList REPORTED_PROFILES =
            new ReportList("reported-profiles", ItemView.listing("ChargingProfiles"));
    /** Limits that external systems set. */
    static final ReportList CHARGING_LIMITS =
            new ReportList("charging-limits", ItemView.listing("ChargingLimit"), Filter.number("evse", "i.evse = ?"));
    /** Controls of distributed energy resources. */
    static final ReportList DER_CONTROLS = new ReportList("der-controls", ItemView.listing("DerControls"));
    /** Periodic event streams. */
    static final ReportList EVENT_STREAMS = new ReportList("event-streams", ItemView.listing("EventStream"));
    /** Values of periodic event streams. */
    static final ReportList EVENT_STREAM_VALUES =
            new ReportList("event-stream-values", StreamValueView.LISTING, new Filter("stream", "s.stream_id = ?"));
    /** What the station keeps on customers. */
    static final ReportList CUSTOMER_INFORMATION =
            new ReportList("customer-information", CustomerInformationView.LISTING);
    /** Reports in parts, and whether they are whole. */
    static final ReportList REPORTS = new ReportList(
            "reports", ReportView.LISTING, new Filter("kind", "r.kind = ?"), new Filter("state", "r.state = ?"));
    /** Events of the device model. */
    static final ReportList DEVICE_EVENTS = new ReportList(
            "device-events",
            DeviceEventView.LISTING,
            new Filter("component", "d.component = ?"),
            new Filter("variable", "d.name = ?"),
            Filter.number("evse", "d.evse = ?"));
    /** Security events. */
    static final ReportList SECURITY_EVENTS = new ReportList("security-events", NoticeView.listing("'SecurityEvent'"));
    /** Firmware: status, changes of the version, ends of updates. */
    static final ReportList FIRMWARE = new ReportList(
            "firmware",
            NoticeView.listing("'FirmwareStatus', 'FirmwareChanged', 'FirmwareUpdateEnded', 'FirmwarePublication'"));
    /** Uploads of logs and diagnostics. */
    static final ReportList LOGS = new ReportList("logs", NoticeView.listing("'LogStatus'"));
    /** Vendors' own messages. */
    static final ReportList DATA_TRANSFERS = new ReportList("data-transfers", NoticeView.listing("'VendorData'"));
    /** The log of all that is only history. */
    static final ReportList NOTICES = new ReportList(
            "notices", NoticeView.ALL, new Filter("kind", "n.kind = ?"), Filter.number("evse", "n.evse = ?"));

    /** Every list, in the order of the documentation. */
    public static final List<ReportList> ALL = List.of(
            VARIABLES,
            MONITORS,
            DISPLAY_MESSAGES,
            REPORTED_PROFILES,
            CHARGING_LIMITS,
            DER_CONTROLS,
            EVENT_STREAMS,
            EVENT_STREAM_VALUES,
            CUSTOMER_INFORMATION,
            REPORTS,
            DEVICE_EVENTS,
            SECURITY_EVENTS,
            FIRMWARE,
            LOGS,
            DATA_TRANSFERS,
            NOTICES);

    private final String path;
    private final Listing<?> listing;
    private final Map<String, Filter> filters;

    private ReportList(String path, Listing<?> listing, Filter... filters) {
        this.path = path;
        this.listing = listing;
        this.filters = List.of(filters).stream().collect(Collectors.toUnmodifiableMap(Filter::name, filter -> filter));
    }

    /** A column that a list can be narrowed by. */
    private record Filter(String name, String condition, boolean numeric) {
        Filter(String name, String condition) {
            this(name, condition, false);
        }

        static Filter number(String name, String condition) {
            return new Filter(name, condition, true);
        }
    }

    /** The last part of its path. */
    public String path() {
        return path;
    }

    /** The names of what narrows it, besides time. */
    public Set<String> filters() {
        return filters.keySet();
    }

    /** Whether values of this filter are whole numbers. */
    public boolean isNumber(String filter) {
        return condition(filter).numeric();
    }

    Listing<?> listing() {
        return listing;
    }

    /** Narrows a statement by the values that are given, by the names of their filters. */
    Select narrow(Select select, Map<String, String> values) {
        values.forEach((name, value) -> {
            Filter filter = condition(name);
            select.and(filter.condition(), filter.numeric() ? (Object) Integer.valueOf(value) : value);
        });
        return select;
    }

    private Filter condition(String name) {
        Filter filter = filters.get(name);
        if (filter == null) {
            throw new IllegalArgumentException(path + " has no filter " + name);
        }
        return filter;
    }
}
