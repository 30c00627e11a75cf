/**
 * The PostgreSQL that Tongbao brings along for when it is given none.
 *
 * <p>Everything lives under one directory, kept across restarts:
 *
 * <ul>
 *   <li>{@code postgres/}: PostgreSQL's data, its password file and its log;
 *   <li>{@code postgres-programs/}: the unpacked programs, safe to delete while nothing runs;
 *   <li>{@code postgres.lock}: held by the one service that uses the directory.
 * </ul>
 *
 * <p>What PostgreSQL has committed survives the sudden end of either process. Whoever needs
 * replicas or backups names a server of their own in {@code quarkus.datasource.jdbc.url}.
 */
@org.jspecify.annotations.NullMarked
package tongbao.store.embedded;
