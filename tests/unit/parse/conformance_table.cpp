#include "conformance_table.h"

#include <fstream>

#include "parse_events.h"

namespace tg::parse::test {

namespace {

std::string trimmed(std::string text)
{
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

void replaceAll(std::string &text, const std::string &from, const std::string &to)
{
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// What stands between ‹ and ›: a byte in hexadecimal, or text and how many times.
std::string unpacked(const std::string &sign)
{
    const auto star = sign.rfind('*');
    if (star == sign.npos)
        return {static_cast<char>(std::stoi(sign, nullptr, 16))};
    std::string text;
    for (int times = std::stoi(sign.substr(star + 1)); times > 0; --times)
        text += sign.substr(0, star);
    return text;
}

// A column in code marks, its signs replaced by the bytes they stand for.
std::string bytesOf(const std::string &column)
{
    std::string text = column;
    if (text.size() < 2 || text.front() != '`' || text.back() != '`')
        return {};
    text = text.substr(1, text.size() - 2);
    replaceAll(text, "␊", "\n");
    replaceAll(text, "␍", "\r");
    replaceAll(text, "␉", "\t");
    replaceAll(text, "␀", std::string(1, '\0'));
    replaceAll(text, "␠", " ");
    const std::string kOpen = "‹";
    const std::string kClose = "›";
    for (auto at = text.find(kOpen); at != text.npos; at = text.find(kOpen, at)) {
        const auto close = text.find(kClose, at);
        if (close == text.npos)
            return {};
        const auto begin = at + kOpen.size();
        const std::string bytes = unpacked(text.substr(begin, close - begin));
        text.replace(at, close + kClose.size() - at, bytes);
        at += bytes.size();
    }
    return text;
}

std::vector<std::string> columnsOf(const std::string &line)
{
    std::vector<std::string> columns;
    for (std::size_t at = 1; at < line.size();) {
        const auto end = std::min(line.find('|', at), line.size());
        columns.push_back(trimmed(line.substr(at, end - at)));
        at = end + 1;
    }
    return columns;
}

} // namespace

std::vector<ConformanceRow> readConformanceTable(const std::string &path)
{
    std::vector<ConformanceRow> rows;
    std::ifstream file(path);
    std::string section;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("## "))
            section = line.substr(3);
        if (!line.starts_with("| ") || line.starts_with("| class |"))
            continue;
        const std::vector<std::string> columns = columnsOf(line);
        if (columns.size() != 5 || bytesOf(columns[1]).empty() || bytesOf(columns[2]).empty())
            return {};
        std::string answer = bytesOf(columns[2]);
        replaceAll(answer, "@now", "@" + std::to_string(kNow));
        rows.push_back({section, columns[0], bytesOf(columns[1]), answer, columns[3]});
    }
    return rows;
}

std::string answerText(const Events &events)
{
    std::string text;
    const auto add = [&text](const std::string &part) {
        text += (text.empty() ? "" : "; ") + part;
    };
    for (const std::string &sample : events.accepted)
        add(sample);
    for (const std::string &rejection : events.rejected) {
        const auto points = rejection.find(' ') + 1;
        const std::string count = rejection.substr(points, rejection.find(' ', points) - points);
        add("!" + rejection.substr(0, points - 1) + (count == "1" ? "" : "×" + count));
    }
    if (events.strings > 0)
        add("text×" + std::to_string(events.strings));
    return text.empty() ? "nothing" : text;
}

} // namespace tg::parse::test
