import java.util.Map;

/**
 * What was measured once.
 *
 * @param size connections, or units, as the measurement says
 * @param figures by name, which ends in their unit
 */
record Sample(String what, int size, int round, Map<String, Double> figures) {}
