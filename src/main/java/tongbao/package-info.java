/**
 * Tongbao: yearly statistics of government information disclosure, collected, checked, totalled.
 */
@org.jspecify.annotations.NullMarked
package tongbao;
