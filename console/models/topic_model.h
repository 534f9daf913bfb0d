// One topic's rows for a table view. Rows are known by key: a tick changes cells in place, so
// selection, sort and scroll stay. Main thread, owned by ClusterView.
#pragma once

#include <QAbstractTableModel>

#include "console/models/columns.h"
#include "console/models/state_look.h"
#include "shared/protocol/table.h"

namespace tg::console {

class NodeTraces;

enum Role {
    SortRole = Qt::UserRole, // raw values; what is not known comes first
    LookRole,                // StateLook, of state columns
    KeyRole,
    TraceRole // QList<double>, of Style::Trace
};

class TopicModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    TopicModel(protocol::Topic topic, std::vector<ColumnSpec> columns, QObject *parent = nullptr);

    protocol::Topic topic() const { return m_table.topic(); }
    const std::vector<ColumnSpec> &columns() const { return m_columns; }
    const std::vector<protocol::Row> &rows() const { return m_table.rows(); }
    const protocol::Row *find(const protocol::Value &key) const { return m_table.find(key); }
    int rowOf(const protocol::Value &key) const; // -1: none
    void setTraces(const NodeTraces *traces) { m_traces = traces; }

    // The newest table, merged by key; what is the same does not stir.
    void merge(const protocol::Table &table);
    void apply(const protocol::Changes &changes);
    void setNow(qint64 gatewayNowMs); // ages are counted to it

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeKeys(const std::vector<protocol::Value> &keys);
    QString display(const protocol::Row &row, const ColumnSpec &spec) const;
    QString toolTip(const protocol::Row &row, const ColumnSpec &spec) const;
    QVariant sortValue(const protocol::Row &row, const ColumnSpec &spec) const;
    const protocol::Column &schema(const ColumnSpec &spec) const;

    protocol::Table m_table;
    std::vector<ColumnSpec> m_columns;
    const NodeTraces *m_traces = nullptr;
    qint64 m_nowMs = 0;
};

StateLook lookOf(const protocol::Row &row, const ColumnSpec &spec);

} // namespace tg::console

Q_DECLARE_METATYPE(tg::console::StateLook)
