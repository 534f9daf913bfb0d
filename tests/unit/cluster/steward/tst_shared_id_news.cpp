// What the journal says of shared ids, and which shards have to be compared.
#include <QtTest>

#include "cluster/steward/shared_id_news.h"

using namespace tg;
using namespace tg::cluster;
using route::NodeSharedIds;

namespace {

NodeSharedIds ids(std::uint64_t first, std::uint64_t last, std::uint64_t total = 0)
{
    NodeSharedIds made;
    made.total = total > 0 ? total : last + 1 - first;
    for (auto id = first; id <= last; ++id) {
        made.listed.push_back({id, {"a" + std::to_string(id), "b" + std::to_string(id)}});
        made.shards.set(id);
    }
    return made;
}

} // namespace

class TestSharedIdNews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEachThatIsNew()
    {
        const auto news = newsOf(ids(1, 2), ids(1, 3));
        QCOMPARE(news.texts,
                 std::vector<std::string>{
                     "id 3 is shared by a3 and b3: their writes to this node are stopped"});
        QCOMPARE(news.newShards.count(), std::size_t{1});
        QVERIFY(news.newShards.test(3));
    }
    void countsThoseThatAreNotListed()
    {
        const auto news = newsOf(ids(1, 2, 150), ids(1, 2, 160));
        QCOMPARE(news.texts.size(), std::size_t{1});
        QVERIFY(news.texts[0].starts_with("10 more ids are shared, 160 in all"));
    }
    void tellsWhenTheyAreOver()
    {
        const auto news = newsOf(ids(1, 3), {});
        QCOMPARE(news.texts.size(), std::size_t{1});
        QVERIFY(news.texts[0].starts_with("3 ids are no longer shared, 0 still are"));
        QVERIFY(news.newShards.none());
    }
    void saysNothingWhenNothingHasChanged()
    {
        QVERIFY(newsOf(ids(1, 3), ids(1, 3)).texts.empty());
        QVERIFY(newsOf({}, {}).texts.empty());
    }
};

QTEST_GUILESS_MAIN(TestSharedIdNews)
#include "tst_shared_id_news.moc"
