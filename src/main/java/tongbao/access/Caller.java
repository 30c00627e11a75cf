package tongbao.access;

import org.jspecify.annotations.Nullable;
import tongbao.unit.UnitCode;

/**
 * Who calls.
 *
 * @param name of the token or of the account
 * @param unit the one unit a {@link Role#SUBMITTER} acts for; {@code null} in every other role
 */
public record Caller(String name, Role role, @Nullable UnitCode unit) {}
