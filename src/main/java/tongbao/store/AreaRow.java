package tongbao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;

/** An area in the tables area and area_version. */
final class AreaRow {

  private static final String KEEP =
      """
      insert into area (code, name, parent, version) values (?, ?, ?, ?)
      on conflict (code) do update set
        name = excluded.name, parent = excluded.parent, version = excluded.version
      """;

  private static final String ADD_VERSION =
      """
      insert into area_version (code, number, recorded_at, recorded_by, role, request_id, name, parent)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private AreaRow() {}

  static Area read(ResultSet row) throws SQLException {
    String parent = row.getString("parent");
    return new Area(
        new AreaCode(row.getString("code")),
        row.getString("name"),
        parent == null ? null : new AreaCode(parent));
  }

  static void write(Connection connection, List<Numbered<Area>> entries, Stamp stamp)
      throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(KEEP);
        PreparedStatement version = connection.prepareStatement(ADD_VERSION)) {
      for (Numbered<Area> entry : entries) {
        Area area = entry.value();
        keep.setString(1, area.code().value());
        keep.setString(2, area.name());
        keep.setString(3, parent(area));
        keep.setInt(4, entry.number());
        keep.addBatch();
        int place = stamp.write(version, area.code().value(), entry.number());
        version.setString(place++, area.name());
        version.setString(place, parent(area));
        version.addBatch();
      }
      keep.executeBatch();
      version.executeBatch();
    }
  }

  static Map<String, @Nullable Object> json(Area area) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("code", area.code().value());
    json.put("name", area.name());
    json.put("parent", parent(area));
    return json;
  }

  private static @Nullable String parent(Area area) {
    AreaCode parent = area.parent();
    return parent == null ? null : parent.value();
  }
}
