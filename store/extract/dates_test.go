package extract

import (
	"testing"

	"gongbao/model"
)

// TestStamps reads every printed form of a date that archives hold.
func TestStamps(t *testing.T) {
	rows := []struct{ text, want string }{
		{"2023-11-15", "2023-11-15"},
		{"2023-11-15 07:24", "2023-11-15T07:24"},
		{"2023-11-15 07:24:31", "2023-11-15T07:24"},
		{"2023-11-15 16:40:02.0", "2023-11-15T16:40"},
		{"2018-06-08 00:00:00", "2018-06-08"},
		{"2018-06-08 00:00:00.0", "2018-06-08"},
		{"2018-06-08 00:00", "2018-06-08T00:00"},
		{"2018-6-8 9:05:00", "2018-06-08T09:05"},
		{"2018-06-08T09:05:00+08:00", "2018-06-08T09:05"},
		{"2025年04月25日", "2025-04-25"},
		{"2021年04月19号", "2021-04-19"},
		{"2015年03月05日08:12", "2015-03-05T08:12"},
		{"2015 年 2 月 2 日", "2015-02-02"},
		{"2015年3月5日 下午3:08", "2015-03-05T15:08"},
		{"2015年3月5日 8时12分", "2015-03-05T08:12"},
		{"2023年5月3日 星期三 10:11", "2023-05-03T10:11"},
		{"二〇一五年二月二日", "2015-02-02"},
		{"二○一一年十二月三十一日", "2011-12-31"},
		{"二零二三年十月二十日", "2023-10-20"},
		{"June 2, 2023", "2023-06-02"},
		{"June 2nd, 2023", "2023-06-02"},
		{"Tuesday, December 24, 2013", "2013-12-24"},
		{"14:22, October 10, 2014", "2014-10-10T14:22"},
		{"09:10 UTC+8, 2023-06-02", "2023-06-02T09:10"},
		{"3:05 pm, October 10, 2014", "2014-10-10T15:05"},
		{"October 10, 2014 3:05 p.m.", "2014-10-10T15:05"},
		{"October 10, 2014 12:05 am", "2014-10-10T00:05"},
		{"26.01.2018 10:00", "2018-01-26T10:00"},
		{"26/01/2018", "2018-01-26"},
		{"01/26/2018", "2018-01-26"},
		{"03/04/2018", "2018-04-03"},
		{"Sep-11-2021", "2021-09-11"},
		{"Sept. 11, 2021", "2021-09-11"},
		{"05 November 2018", "2018-11-05"},
		{"5th of November", ""},
		{"2022.07.12", "2022-07-12"},
		{"2022/7/12 23:59", "2022-07-12T23:59"},
		{"2022/7/12 24:30", "2022-07-12"},
		{"[2022-07-12]", "2022-07-12"},
		{"www.workercn.cn2014-10-10 14:22:30", "2014-10-10T14:22"},
		{"2014-10-1014:22", "2014-10-10T14:22"},
		{"民国109年5月1日", "2020-05-01"},
		{"2023年5月", "2023-05"},
		{"May 2023", "2023-05"},
		{"2023-05", "2023-05"},
		{"2023-13-15", ""},
		{"2023-11-31", ""},
		{"2023-02-29", ""},
		{"2024-02-29", "2024-02-29"},
		{"1850-01-02", ""},
		{"2101-01-02", ""},
		{"13/13/2018", ""},
		{"November 11", ""},
		{"5月15日", ""},
		{"00:00/00:00", ""},
		{"010-84151598", ""},
		{"2023-11-155", ""},
		{"1.2.3", ""},
		{"12345-10-10", ""},
		{"", ""},
	}
	for _, r := range rows {
		f := fold(r.text)
		got := ""
		if s, ok := nextStamp(f.s, 0); ok {
			got = s.date(model.FromText).String()
		}
		if got != r.want {
			t.Errorf("%q reads as %q, want %q", r.text, got, r.want)
		}
	}
}

func TestURLStamps(t *testing.T) {
	rows := []struct{ url, want string }{
		{"http://a.example.cn/c/2023-11-28/8062171.shtml", "2023-11-28"},
		{"http://example.cn/34/202008/05/200805212432114.shtml", "2020-08-05"},
		{"http://example.cn/n1/2018/1128/c121801.html", "2018-11-28"},
		{"http://example.cn/2014-11/14/c_800920.htm", "2014-11-14"},
		{"http://example.cn/articles/2018/06/11/538312.shtml", "2018-06-11"},
		{"http://example.cn/t20230602_1234.html", "2023-06-02"},
		{"http://example.cn/news/detail/6320", ""},
		{"http://example.cn/?id=20231345", ""},
		{"http://example.cn/zgxw/201707/44187.shtml", "2017-07"},
		{"http://example.cn/zgxw/2017-07/44187.shtml", "2017-07"},
		{"http://example.cn/zgxw/201713/44187.shtml", ""},
		{"http://2019-01-01.example.cn/a.html", ""},
		{"", ""},
	}
	for _, r := range rows {
		got := ""
		if s, ok := urlStamp(r.url); ok {
			got = s.date(model.FromURL).String()
		}
		if got != r.want {
			t.Errorf("%s reads as %q, want %q", r.url, got, r.want)
		}
	}
}

// FuzzStamp: any text, any start; the stamp lies inside the text and is a day
// of the calendar.
func FuzzStamp(f *testing.F) {
	for _, s := range []string{"2023-11-15 07:24", "二〇一五年二月二日", "14:22, October 10, 2014", "周", "2015 年 2 月", "民国1年", "5/5/2015 (", "2023-1-1 1:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = fold(head(s, foldMax)).s
		for from := 0; from <= len(s); {
			st, ok := nextStamp(s, from)
			if !ok {
				return
			}
			if st.lo < from || st.hi <= st.lo || st.hi > len(s) || !st.valid() || st.hh > 23 || st.mm > 59 {
				t.Fatalf("%q from %d: %+v", s, from, st)
			}
			from = st.hi
		}
	})
}
