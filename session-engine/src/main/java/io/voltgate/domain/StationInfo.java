package io.voltgate.domain;

/** What a station says of itself when it boots. A value. Fields that it left out are empty. */
public record StationInfo(String vendor, String model, String serial, String firmware, String iccid, String imsi) {}
