package io.voltgate.simulator.eye;

import java.util.LinkedHashMap;
import java.util.Map;

/** The latest entries of a matter: what is older than the last thousand is forgotten. Owned by one look. */
final class Memory<K, V> extends LinkedHashMap<K, V> {
    private static final int MOST = 1000;
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
