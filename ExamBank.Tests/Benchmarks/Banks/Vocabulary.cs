using System.Text;
using Bogus;

namespace ExamBank.Tests.Benchmarks.Banks;

/// <summary>
/// Chinese words as a text about selling through social networks has them: the frequency of a word falls with its rank by the law of Zipf and
/// Mandelbrot, a few words of the language first, then those of the trade, then a long tail of names.
/// </summary>
internal sealed class Vocabulary
{
    // Mandelbrot's shift, near what texts show.
    private const double Shift = 2.7;
    private const int TailWords = 24_000;

    private const string Common =
        """
        的 在 和 是 与 社交电商 用户 平台 直播 商品 时 应 对 为 内容 店铺 运营 数据 后 根据 营销 推广 客户 活动 品牌 订单 中 需要 进行 可以
        主播 佣金 粉丝 社群 流量 转化率 分销 选品 短视频 客服 售后 物流 库存 供应链 私域流量 公域 标题 主图 详情页 关键词 优惠券 满减 拼团
        秒杀 预售 达人 种草 话术 脚本 场控 助播 样品 质检 退款 退货 换货 评价 差评 复购 留存 拉新 促活 裂变 海报 文案 朋友圈 公众号 小程序
        视频号 会员 积分 等级 权益 定价 成本 毛利 利润 客单价 点击率 曝光量 成交额 投放 预算 结算 发票 合同 授权 商标 专利 著作权 广告法
        电子商务法 消费者 权益保护 隐私 个人信息 安全 支付 账户 密码 实名 认证 资质 许可证 食品 化妆品 保质期 产地 规格 型号 包装 快递 运费
        仓库 发货 签收 拒收 赔付 保证金 违规 处罚 申诉 规则 审核 上架 下架 类目 属性 标签 人群 画像 需求 痛点 卖点 场景 体验 满意度 响应
        时间 流程 步骤 方法 工具 系统 后台 报表 指标 分析 诊断 优化 策略 方案 计划 目标 团队 岗位 职责 协作 沟通 培训 考核 总结 复盘 风险
        舆情 公关 危机 合规 诚信 责任 公益 助农 乡村 特产 非遗 文化 节日 春节 中秋 国庆 双十一 年货 GMV SKU ROI CRM H5 KOL 首先 其次 最后
        如果 因此 但是 同时 例如 包括 以及 不能 必须 正确 错误 选择 判断 说明 比较 计算 确定 检查 记录 填写 提交 保存 打开 设置 调整 关闭
        """;

    private const string Given =
        "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉萍鹏辉华建国梅红玲飞凤斌宇浩凯健俊帆雪荣雯欣怡思佳琪梦洁晨阳瑞轩博文昊天子涵雨泽诗婷颖慧丹蕾琳"
        + "岚嵩峻峰川河江海澜清波源润松柏枫桦楠梓桐榆槐竹菊荷莲茜薇蓉蕙芷若锦绣缤纷璟瑜瑾璇珊珂琼瑶钰铭钧锋锐鑫淼焱垚森晶昕晖曦曜煜炜烨焕炎燊翰墨砚筠笙箫韵";

    private readonly string[] words;
    private readonly double[] upTo;

    private Vocabulary(IReadOnlyCollection<string> ranked)
    {
        words = [.. ranked];
        upTo = new double[words.Length];
        var sum = 0.0;
        for (var rank = 1; rank <= words.Length; rank++) upTo[rank - 1] = sum += 1 / (rank + Shift);
    }

    /// <summary>The words; the tail is the same for the same dice.</summary>
    public static Vocabulary Create(Randomizer dice)
    {
        var faker = new Faker("zh_CN") { Random = dice };
        var ranked = new List<string>(Common.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal));
        var known = ranked.ToHashSet(StringComparer.Ordinal);
        // A few places, and names of people: a family name that is common, and one or two characters given.
        for (var drawn = 0; ranked.Count < TailWords; drawn++)
        {
            var word = drawn % 16 == 0 ? faker.Address.City() : faker.Name.LastName() + string.Concat(Enumerable.Range(0, dice.Int(1, 2)).Select(_ => Given[dice.Int(0, Given.Length - 1)]));
            if (known.Add(word)) ranked.Add(word);
        }

        return new Vocabulary(ranked);
    }

    /// <summary>So many words in a row, with commas where a reader breathes.</summary>
    public string Words(Randomizer dice, int count)
    {
        var text = new StringBuilder();
        var toComma = dice.Int(5, 9);
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && --toComma == 0)
            {
                text.Append('，');
                toComma = dice.Int(5, 9);
            }

            text.Append(Draw(dice));
        }

        return text.ToString();
    }

    private string Draw(Randomizer dice)
    {
        var at = Array.BinarySearch(upTo, dice.Double() * upTo[^1]);
        return words[Math.Min(at < 0 ? ~at : at, words.Length - 1)];
    }
}
